package com.minsapay.examples.replay.clock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a 12-hour clock showed, without AM or PM: {@code 7/16/2019 12:10:52}.
 *
 * @param date the local date
 * @param hour 1 to 12
 * @param minute 0 to 59
 * @param second 0 to 59
 */
public record ClockReading(LocalDate date, int hour, int minute, int second) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}) (\\d{1,2}):(\\d{2}):(\\d{2})");

    /** @throws IllegalArgumentException if the time is not one that a 12-hour clock shows */
    public ClockReading {
        if (hour < 1 || hour > 12 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            throw new IllegalArgumentException(
                    "a 12-hour clock shows 1:00:00 to 12:59:59, was " + hour + ":" + minute + ":" + second);
        }
    }

    /** Reads {@code M/d/yyyy h:mm:ss}; empty if the text has another shape or is no date and time. */
    public static Optional<ClockReading> parse(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(m, 3), number(m, 1), number(m, 2));
            return Optional.of(new ClockReading(date, number(m, 4), number(m, 5), number(m, 6)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a 12-hour clock shows at a time. */
    public static ClockReading of(LocalDateTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return new ClockReading(time.toLocalDate(), hour, time.getMinute(), time.getSecond());
    }

    /** The time, if it was in that half of the day. 12 is the first hour of a half. */
    public LocalDateTime in(HalfDay half) {
        return date.atStartOfDay().plusSeconds(secondOfHalf()).plusHours(half == HalfDay.AM ? 0 : 12);
    }

    /** The time that these digits mean on a 24-hour clock. */
    public LocalDateTime asWritten() {
        return date.atTime(hour, minute, second);
    }

    /** Seconds since midnight or noon: 0 to 43,199. */
    public int secondOfHalf() {
        return hour % 12 * 3600 + minute * 60 + second;
    }

    /** As the file writes it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d/%d/%d ", date.getMonthValue(), date.getDayOfMonth(), date.getYear())
                + time();
    }

    /** The digits without the date: {@code 12:10:52}. */
    public String time() {
        return String.format(Locale.ROOT, "%d:%02d:%02d", hour, minute, second);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
