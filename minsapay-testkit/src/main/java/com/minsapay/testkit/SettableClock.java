package com.minsapay.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. Thread-safe. */
public final class SettableClock implements InstantSource {
    private Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    /** A clock that shows this instant. */
    public static SettableClock at(Instant instant) {
        return new SettableClock(instant);
    }

    /** Shows another instant from now on, later or earlier. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Moves on, or back if negative. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
