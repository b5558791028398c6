package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nothing was recorded though booths were selling.
 *
 * @param rowBefore the file's own number of the last row before
 * @param rowAfter and of the first row after
 * @param from when the last row before was recorded
 * @param to when the first row after was
 * @param booths how many booths sold both shortly before and shortly after
 * @param rowsExpected how many rows the slower of the two paces would have brought meanwhile
 * @param settledLater where the paper was likely entered, if the file shows such a place
 */
public record Outage(
        long rowBefore,
        long rowAfter,
        Instant from,
        Instant to,
        int booths,
        long rowsExpected,
        Optional<Settlement> settledLater) {

    /** How long it lasted. */
    public Duration duration() {
        return Duration.between(from, to);
    }

    Bilingual detail() {
        long minutes = duration().toMinutes();
        int seconds = duration().toSecondsPart();
        String korean =
                rowBefore + "번과 " + rowAfter + "번 사이 " + minutes + "분 " + seconds + "초 동안 부스 " + booths + "곳이 함께 멈춤";
        String english = "no row for " + minutes + " min " + seconds + " s between rows " + rowBefore + " and "
                + rowAfter + ", while " + booths + " booths were selling";
        return settledLater
                .map(s -> Bilingual.of(
                        korean + "; 나중에 " + s.booth() + "에서 정산한 듯 (" + s.firstRow() + "번부터 " + s.rows() + "건, "
                                + Won.format(s.amount()) + ")",
                        english + "; likely settled later at " + s.booth() + " (from row " + s.firstRow() + ": "
                                + s.rows() + " rows, " + Won.format(s.amount()) + ")"))
                .orElse(Bilingual.of(korean, english));
    }

    /**
     * A booth that began to sell only after all others had stopped.
     *
     * @param booth its name
     * @param firstRow the file's own number of its first sale
     * @param rows how many sales it recorded
     * @param amount their sum in won
     */
    public record Settlement(String booth, long firstRow, long rows, long amount) {}
}
