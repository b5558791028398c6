package com.minsapay.spi;

import java.util.Optional;

/**
 * What a wallet's row remembers of its payments.
 *
 * @param day when the business day began that {@code spent} is of, in microseconds since 1970-01-01T00:00Z
 * @param spent what the wallet spent in it, in minor units; the store refuses what is below zero
 * @param lastCharge the last approved charge in its chain; empty if there was none
 */
public record UsageRow(long day, long spent, Optional<LastChargeRow> lastCharge) {
    /** Of a wallet that never paid. */
    public static final UsageRow NONE = new UsageRow(0, 0, Optional.empty());
}
