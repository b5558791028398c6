/** The write path: what a unit asks of the one connection that it has. */
@NullMarked
package com.minsapay.jpa.internal.unit;

import org.jspecify.annotations.NullMarked;
