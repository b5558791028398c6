package com.minsapay.report;

import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import java.time.Duration;

/**
 * Two payments by the same wallet at the same booth of the same amount, one soon after the other, that both went through:
 * perhaps one tap that was taken twice. Whether someone confirmed the second is not recorded. Immutable and thread-safe.
 *
 * @param first the one that happened first
 * @param second the one that happened next
 * @param refunded what was given back of both together
 */
public record DoubleTap(Transaction first, Transaction second, Money refunded) {
    /** How long after the first the second happened. */
    public Duration gap() {
        return Duration.between(first.happenedAt(), second.happenedAt());
    }

    /** Whether as much as one of them came to was given back. */
    public boolean isRefunded() {
        return !first.paid().isMoreThan(refunded);
    }
}
