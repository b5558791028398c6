package com.minsapay.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Begins in the past and runs as the world's does, but that it can be put forward. Thread-safe. */
final class PacedClock implements InstantSource {
    private final Instant start;
    private final long begin = System.nanoTime();
    private final AtomicLong forward = new AtomicLong();

    PacedClock(Instant start) {
        this.start = start;
    }

    void putForward(Duration by) {
        forward.addAndGet(by.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - begin + forward.get());
    }
}
