/** Turns values into rows and rows into values. */
@NullMarked
package com.minsapay.internal.codec;

import org.jspecify.annotations.NullMarked;
