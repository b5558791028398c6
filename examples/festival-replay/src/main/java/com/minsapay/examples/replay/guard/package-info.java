/** The day as it would have gone with the rules on, beside the day as it was recorded. */
@NullMarked
package com.minsapay.examples.replay.guard;

import org.jspecify.annotations.NullMarked;
