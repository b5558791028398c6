package com.minsapay.internal.engine;

import com.minsapay.ledger.Transaction;
import com.minsapay.outcome.Outcome;
import java.util.Optional;

/**
 * What one request of a group gets: an outcome or a fault.
 *
 * @param outcome empty if there was a fault, or if it is to be asked again
 * @param fault empty if there was an outcome, or if it is to be asked again
 * @param transaction what the journal holds of it; empty for a question, an unrecorded refusal and a fault
 * @param isRepeat whether the journal held it before
 */
record Answer(
        Optional<Outcome> outcome,
        Optional<RuntimeException> fault,
        Optional<Transaction> transaction,
        boolean isRepeat) {
    /** Not decided: what it is about is busy. */
    static final Answer LATER = new Answer(Optional.empty(), Optional.empty(), Optional.empty(), false);

    boolean isLater() {
        return outcome.isEmpty() && fault.isEmpty();
    }

    /** Decided just now, and recorded. */
    static Answer recorded(Outcome outcome, Transaction transaction) {
        return new Answer(Optional.of(outcome), Optional.empty(), Optional.of(transaction), false);
    }

    /** Decided before, and found in the journal. */
    static Answer repeated(Outcome outcome, Transaction transaction) {
        return new Answer(Optional.of(outcome), Optional.empty(), Optional.of(transaction), true);
    }

    /** Told, not recorded. */
    static Answer passing(Outcome outcome) {
        return new Answer(Optional.of(outcome), Optional.empty(), Optional.empty(), false);
    }

    /** Could not be decided; nothing happened. */
    static Answer fault(RuntimeException fault) {
        return new Answer(Optional.empty(), Optional.of(fault), Optional.empty(), false);
    }
}
