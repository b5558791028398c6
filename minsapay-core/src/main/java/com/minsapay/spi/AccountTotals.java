package com.minsapay.spi;

/**
 * What an account's transfers add up to.
 *
 * @param account its text
 * @param debits what went out, in minor units
 * @param credits what came in, in minor units
 */
public record AccountTotals(String account, long debits, long credits) {}
