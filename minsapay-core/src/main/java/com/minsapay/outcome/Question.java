package com.minsapay.outcome;

import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import java.time.Duration;
import java.util.Locale;

/** Something that looks unintended, to be asked of a person. */
public sealed interface Question permits Question.LargeAmount, Question.LikelyDoubleTap {
    /** The answer yes, to this question and no other. */
    Confirmation confirmation();

    /** The question in one sentence, in Korean or English. */
    String message(Locale locale);

    /**
     * The amount is larger than people usually mean.
     *
     * @param amount what was typed
     * @param usual what amounts are up to, as a rule
     */
    record LargeAmount(Money amount, Money usual) implements Question {
        @Override
        public Confirmation confirmation() {
            return new Confirmation.OfAmount(amount);
        }

        @Override
        public String message(Locale locale) {
            return Messages.largeAmount(this, locale);
        }
    }

    /**
     * The same wallet paid the same booth the same amount a moment ago.
     *
     * @param earlier that payment
     * @param amount what it paid
     * @param age how long ago it was
     */
    record LikelyDoubleTap(TransactionId earlier, Money amount, Duration age) implements Question {
        @Override
        public Confirmation confirmation() {
            return new Confirmation.OfRepeat(earlier);
        }

        @Override
        public String message(Locale locale) {
            return Messages.likelyDoubleTap(this, locale);
        }
    }
}
