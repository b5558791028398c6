/** Byte strings and MAC keys; the only place that touches {@code javax.crypto}. */
@NullMarked
package com.minsapay.crypto;

import org.jspecify.annotations.NullMarked;
