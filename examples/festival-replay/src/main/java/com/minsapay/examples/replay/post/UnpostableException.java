package com.minsapay.examples.replay.post;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.BilingualException;

/** What the file says is nothing that a ledger can be asked for; the message says at which row, and why. */
public final class UnpostableException extends BilingualException {
    private static final long serialVersionUID = 1L;

    /** @param refusal the library's, whose words are English */
    UnpostableException(Bilingual what, IllegalArgumentException refusal) {
        super(
                Bilingual.of(
                        what.korean() + ": 기록할 수 없음: " + refusal.getMessage(),
                        what.english() + " cannot be posted: " + refusal.getMessage()),
                refusal);
    }
}
