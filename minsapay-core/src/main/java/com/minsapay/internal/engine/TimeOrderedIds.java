package com.minsapay.internal.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import com.minsapay.spi.TransactionIds;
import java.time.Instant;

/** UUIDv7 (RFC 9562): unique, and in the order of time, so that indexes grow at their end. Thread-safe. */
public final class TimeOrderedIds implements TransactionIds {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public TransactionId next(IdempotencyKey key, Instant recordedAt) {
        return new TransactionId(generator.generate());
    }
}
