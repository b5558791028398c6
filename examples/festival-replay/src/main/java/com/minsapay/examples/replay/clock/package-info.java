/** A clock that shows no AM or PM, read into instants. */
@NullMarked
package com.minsapay.examples.replay.clock;

import org.jspecify.annotations.NullMarked;
