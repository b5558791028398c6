package com.minsapay.examples.replay.post;

import com.minsapay.MinsaPay;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.outcome.Outcome;
import java.time.Instant;
import java.util.function.Function;

/**
 * A request that is made and not yet sent.
 *
 * @param what it is about, for messages
 * @param at when it happened
 * @param sending sends it
 */
record Posting(Bilingual what, Instant at, Function<MinsaPay, Outcome> sending) {}
