package com.minsapay.request;

import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something asked of the ledger. A request is a value, and its rules are a function of values: {@link #decide} reads
 * nothing but its argument, changes nothing, and may be called more than once. The library brings all implementations;
 * hand them to {@code MinsaPay}.
 */
public interface Request {
    /** Makes it happen at most once. */
    IdempotencyKey key();

    /** Who asks. */
    OperatorId operator();

    /** What is asked for. */
    TransactionKind kind();

    /**
     * Everything that is asked for, field by field in a fixed order; not confirmations. A second request under the same
     * key must mean the same.
     */
    List<String> meaning();

    /** The amounts it names; each must be in the ledger's currency. */
    default List<Money> amounts() {
        return List.of();
    }

    /** What must be known, and locked, before it can be decided. */
    Needs needs();

    /** When it happened, if that was before it was asked; empty for what happens now. */
    default Optional<Instant> happenedEarlier() {
        return Optional.empty();
    }

    /** The decision in a situation. */
    Decision decide(Situation situation);
}
