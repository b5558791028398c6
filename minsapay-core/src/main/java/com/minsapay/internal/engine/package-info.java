/** Gathers requests into groups, decides each group in one unit of work, and answers. */
@NullMarked
package com.minsapay.internal.engine;

import org.jspecify.annotations.NullMarked;
