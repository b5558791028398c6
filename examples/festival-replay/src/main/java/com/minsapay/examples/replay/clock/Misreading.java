package com.minsapay.examples.replay.clock;

import com.minsapay.examples.replay.text.Bilingual;
import java.time.LocalDateTime;

/**
 * A reading that cannot be what its digits say.
 *
 * @param row the file's own number of the (first) row
 * @param lastRow the last row in succession to which the same applies; often the same row
 * @param written what the clock showed
 * @param readAs the time in Korea it was taken for
 * @param detail why, with the rows that show it
 */
public record Misreading(long row, long lastRow, ClockReading written, LocalDateTime readAs, Bilingual detail) {}
