/** The tables, version by version. */
@NullMarked
package com.minsapay.jpa.internal.migration;

import org.jspecify.annotations.NullMarked;
