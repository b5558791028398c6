/** What a careful reader of the file would point at. */
@NullMarked
package com.minsapay.examples.replay.anomaly;

import org.jspecify.annotations.NullMarked;
