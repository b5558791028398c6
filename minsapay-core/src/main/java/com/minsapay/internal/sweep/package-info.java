/** Ends what is due. */
@NullMarked
package com.minsapay.internal.sweep;

import org.jspecify.annotations.NullMarked;
