/** Chains transactions by seals. */
@NullMarked
package com.minsapay.internal.seal;

import org.jspecify.annotations.NullMarked;
