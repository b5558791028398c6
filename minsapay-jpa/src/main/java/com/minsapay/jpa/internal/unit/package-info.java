/** The write path: JDBC batches on the one connection that a unit has. */
@NullMarked
package com.minsapay.jpa.internal.unit;

import org.jspecify.annotations.NullMarked;
