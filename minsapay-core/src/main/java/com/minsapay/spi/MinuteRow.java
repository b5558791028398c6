package com.minsapay.spi;

/**
 * What booths were paid in one minute.
 *
 * @param minute minutes since 1970-01-01T00:00Z
 * @param count how many approved charges, captures and late charges
 * @param amount how much booths got together, in minor units
 */
public record MinuteRow(long minute, long count, long amount) {}
