package com.minsapay.examples.replay.clock;

import com.minsapay.examples.replay.text.Bilingual;
import java.time.LocalDateTime;

/**
 * Rows in succession that were read in the same half of the same day.
 *
 * @param firstRow the file's own number of its first row
 * @param lastRow and of its last
 * @param from the first row's time in Korea
 * @param to the last row's
 * @param half how the clock was read
 * @param certain whether the rows' order leaves no other reading
 * @param reason why it was read so
 */
public record Stretch(
        long firstRow,
        long lastRow,
        LocalDateTime from,
        LocalDateTime to,
        HalfDay half,
        boolean certain,
        Bilingual reason) {}
