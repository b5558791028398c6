package com.minsapay.spi;

import java.util.UUID;

/**
 * A wallet's last charge, as its row remembers it.
 *
 * @param id the transaction's
 * @param booth the account that was paid, as text
 * @param amount minor units; the store refuses what is not above zero
 * @param happenedAt microseconds since 1970-01-01T00:00Z
 */
public record LastChargeRow(UUID id, String booth, long amount, long happenedAt) {}
