package com.minsapay.examples.replay.post;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows the instant of the row being posted. Thread-safe. */
public final class ReplayClock implements InstantSource {
    private volatile Instant now;

    /** @param start what it shows first */
    public ReplayClock(Instant start) {
        this.now = start;
    }

    /** Sets what it shows from now on. */
    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
