package com.minsapay.spi;

/**
 * The approved charges of one minute.
 *
 * @param minute minutes since 1970-01-01T00:00Z
 * @param count how many
 * @param amount how much together, in minor units
 */
public record MinuteRow(long minute, long count, long amount) {}
