/** Payments per second, always beside a baseline in the same run. */
@NullMarked
package com.minsapay.benchmarks;

import org.jspecify.annotations.NullMarked;
