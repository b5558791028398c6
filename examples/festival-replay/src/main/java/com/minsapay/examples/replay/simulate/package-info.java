/** A made-up festival of any size. */
@NullMarked
package com.minsapay.examples.replay.simulate;

import org.jspecify.annotations.NullMarked;
