package com.minsapay.report;

import java.time.Instant;

/**
 * From when to when something happened. Immutable and thread-safe.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(Instant from, Instant to) {
    /** Everything that ever happened. */
    public static final Period ALL = new Period(Instant.MIN, Instant.MAX);

    /** @throws IllegalArgumentException if it ends before it begins */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period must not end before it begins, was " + from + " to " + to);
        }
    }
}
