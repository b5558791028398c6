package com.minsapay.spi;

/**
 * A wallet's part of one fund, as stored.
 *
 * @param fund the fund's id; unique in the wallet
 * @param amount what is left and free, in minor units; the store refuses what is below zero
 * @param held what holds have set aside, in minor units; the store refuses what is below zero
 * @param expiresAt microseconds since 1970-01-01T00:00Z, or {@link #NEVER}
 */
public record GrantRow(String fund, long amount, long held, long expiresAt) {
    /** The expiry of what never expires. */
    public static final long NEVER = Long.MAX_VALUE;
}
