package com.minsapay.examples.replay.clock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The instants of a file's rows. Immutable.
 *
 * <p>The file's clock has twelve hours and no AM or PM, but its rows stand in the order in which they happened. So:
 *
 * <ol>
 *   <li>The fewest rows possible are disbelieved: those that stand outside the order of all others (a date that goes
 *       back, a time a little earlier than the row before). Such a row gets the instant of the believed row before it.
 *   <li>Where the clock goes back by more than an hour within a date, noon has passed: the rows before are AM, the rows
 *       after PM. That is certain.
 *   <li>A date on which the clock never goes back fits both ways. Its rows fall into stretches at pauses of more than
 *       three hours; each stretch is read the way that puts it nearer to rows already read, the nearest stretch first.
 *   <li>If nothing in the file is certain, the longest stretch is taken to begin by day, between 07:00 and 18:59.
 * </ol>
 *
 * @param instants one a row, in the rows' order, never going back
 * @param stretches how each stretch was read, in order
 * @param misreadings the readings that cannot be as written, in order
 */
public record Timeline(List<Instant> instants, List<Stretch> stretches, List<Misreading> misreadings) {
    /** Where the clock hung. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Copies the lists. */
    public Timeline {
        instants = List.copyOf(instants);
        stretches = List.copyOf(stretches);
        misreadings = List.copyOf(misreadings);
    }

    /** A time in Korea for people: {@code 2019-07-16 10:17:55}. */
    public static String shown(LocalDateTime time) {
        return SHOWN.format(time);
    }

    /** What the clock should have shown at an instant, for people. */
    public static String shown(Instant at) {
        return shown(at.atZone(ZONE).toLocalDateTime());
    }

    /** Reads the clock of rows that stand in the order in which they happened. */
    public static Timeline of(List<RowClock> rows) {
        return new TimelineBuilder(rows).build();
    }
}
