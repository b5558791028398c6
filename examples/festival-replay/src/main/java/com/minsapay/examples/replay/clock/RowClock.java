package com.minsapay.examples.replay.clock;

/**
 * What the clock showed when a row was written.
 *
 * @param row the file's own transaction number
 * @param reading the clock's digits
 */
public record RowClock(long row, ClockReading reading) {}
