/** Posts a plan into a ledger through the library's front door. */
@NullMarked
package com.minsapay.examples.replay.post;

import org.jspecify.annotations.NullMarked;
