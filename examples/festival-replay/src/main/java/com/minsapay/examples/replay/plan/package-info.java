/** What to post so that every wallet ends where the file says. */
@NullMarked
package com.minsapay.examples.replay.plan;

import org.jspecify.annotations.NullMarked;
