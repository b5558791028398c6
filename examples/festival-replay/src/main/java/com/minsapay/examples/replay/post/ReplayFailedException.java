package com.minsapay.examples.replay.post;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;
import com.minsapay.outcome.Outcome;
import java.util.Locale;

/** The ledger did not do what happened that day; the message says at which row, and why. */
public final class ReplayFailedException extends BilingualException {
    private static final long serialVersionUID = 1L;

    ReplayFailedException(Bilingual what, Outcome outcome) {
        super(Bilingual.of(
                what.korean() + ": 받아들여지지 않음: " + outcome.message(Locale.KOREAN),
                what.english() + " was not accepted: " + outcome.message(Locale.ENGLISH)));
    }
}
