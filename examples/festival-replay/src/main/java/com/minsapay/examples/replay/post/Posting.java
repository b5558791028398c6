package com.minsapay.examples.replay.post;

import com.minsapay.MinsaPay;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Outcome;
import java.time.Instant;
import java.util.Set;

/**
 * A request that is made and not yet sent.
 *
 * @param what it is about, for messages
 * @param at when it happened
 * @param sending sends it
 */
record Posting(Bilingual what, Instant at, Sending sending) {
    /** Sends a request. */
    @FunctionalInterface
    interface Sending {
        /** @param yes questions about this request that a person answered by yes; most requests are never asked about */
        Outcome send(MinsaPay pay, Set<Confirmation> yes);
    }
}
