/** What people read: Korean and English side by side, amounts in won, what went wrong. */
@NullMarked
package com.minsapay.examples.replay.text;

import org.jspecify.annotations.NullMarked;
