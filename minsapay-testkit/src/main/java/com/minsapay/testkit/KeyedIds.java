package com.minsapay.testkit;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import com.minsapay.spi.TransactionIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Names a transaction after its idempotency key (a name-based UUID, RFC 9562 version 3): the same key gives the same id
 * in every run, whatever the order. Thread-safe.
 */
public final class KeyedIds implements TransactionIds {
    @Override
    public TransactionId next(IdempotencyKey key, Instant recordedAt) {
        return of(key);
    }

    /** The id of the transaction under a key. */
    public static TransactionId of(IdempotencyKey key) {
        return new TransactionId(UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.US_ASCII)));
    }
}
