package com.minsapay.spi;

/**
 * A grant that expired and of which something is left, as a view found it.
 *
 * @param wallet the id of the wallet
 * @param fund the fund's id
 * @param expiresAt microseconds since 1970-01-01T00:00Z
 * @param number how long the wallet's chain was
 */
public record DueGrantRow(String wallet, String fund, long expiresAt, long number) {}
