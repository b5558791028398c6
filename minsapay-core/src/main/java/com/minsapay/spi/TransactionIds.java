package com.minsapay.spi;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import java.time.Instant;

/** Names transactions. Thread-safe. */
@FunctionalInterface
public interface TransactionIds {
    /**
     * A name no other transaction has. Called each time a transaction is decided; a decision that is repeated after a
     * fault may be given another name or the same.
     *
     * @param key the request's key, from which a name may be derived
     * @param recordedAt when it was decided
     */
    TransactionId next(IdempotencyKey key, Instant recordedAt);
}
