/** The front door: start at {@link com.minsapay.MinsaPay}. */
@NullMarked
package com.minsapay;

import org.jspecify.annotations.NullMarked;
