package com.minsapay.spi;

/**
 * What an account's transfers add up to.
 *
 * @param account its text
 * @param debits what went out, in minor units
 * @param credits what came in, in minor units
 */
public record AccountTotals(String account, long debits, long credits) {
    /**
     * Credits minus debits, in minor units.
     *
     * @throws ArithmeticException if it does not fit 64 bits
     */
    public long balance() {
        return Math.subtractExact(credits, debits);
    }
}
