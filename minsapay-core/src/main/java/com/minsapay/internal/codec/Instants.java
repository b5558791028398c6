package com.minsapay.internal.codec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as the rows keep them: microseconds since 1970-01-01T00:00Z. */
public final class Instants {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Instants() {}

    /** Cuts to microseconds, so that an instant reads back as it was sealed. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * As a row keeps it.
     *
     * @throws ArithmeticException if it does not fit, some 292,000 years from now
     */
    public static long micros(Instant instant) {
        // ChronoUnit.MICROS.between goes by way of nanoseconds, which do not fit after the year 2262.
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    /** As {@link #micros}, or the nearest instant that fits. */
    public static long microsWithin(Instant instant) {
        Instant first = ofMicros(Long.MIN_VALUE);
        Instant last = ofMicros(Long.MAX_VALUE);
        if (instant.isBefore(first)) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(last) ? Long.MAX_VALUE : micros(instant);
    }

    /** Out of a row. */
    public static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** As a row keeps it, where the largest number stands for never. */
    public static long microsOrNever(Optional<Instant> instant) {
        return instant.map(Instants::micros).orElse(Long.MAX_VALUE);
    }

    /** Out of a row, where the largest number stands for never. */
    public static Optional<Instant> ofMicrosOrNever(long micros) {
        return micros == Long.MAX_VALUE ? Optional.empty() : Optional.of(ofMicros(micros));
    }
}
