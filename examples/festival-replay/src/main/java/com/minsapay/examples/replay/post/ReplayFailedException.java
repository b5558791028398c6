package com.minsapay.examples.replay.post;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;

/** The ledger did not do what happened that day; the message says at which row, and why. */
public final class ReplayFailedException extends BilingualException {
    private static final long serialVersionUID = 1L;

    ReplayFailedException(Bilingual text) {
        super(text);
    }
}
