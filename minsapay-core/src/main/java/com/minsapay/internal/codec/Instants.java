package com.minsapay.internal.codec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as the rows keep them: microseconds since 1970-01-01T00:00Z. */
public final class Instants {
    private Instants() {}

    /** Cuts to microseconds, so that an instant reads back as it was sealed. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** As a row keeps it. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
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
