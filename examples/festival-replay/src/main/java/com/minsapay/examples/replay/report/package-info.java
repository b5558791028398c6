/** What a replay says when it is done: JSON for programs, one HTML page for people. */
@NullMarked
package com.minsapay.examples.replay.report;

import org.jspecify.annotations.NullMarked;
