package com.minsapay.examples.replay.simulate;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When what happens: the festival's seconds, counted only while it is open.
 *
 * @param seconds how long it is open in all
 * @param outageFrom first second of the outage
 * @param outageTo first second after it; equal if there is none
 */
record Calendar(int seconds, int outageFrom, int outageTo) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 16);
    private static final int OPENS_AT = 9 * 3600;
    private static final int DAY = 14 * 3600;
    private static final int LUNCH = 12 * 3600 + 15 * 60;
    private static final int FEWEST_MINUTES_WITH_OUTAGE = 60;

    static Calendar of(SimulationSettings settings) {
        int seconds = settings.minutes() * 60;
        if (settings.minutes() < FEWEST_MINUTES_WITH_OUTAGE) {
            return new Calendar(seconds, 0, 0);
        }
        int length = Math.min(13 * 60 + 15, seconds / 10);
        int from = seconds / 100 * 45;
        if (from / DAY != (from + length) / DAY) {
            from = (from + length) / DAY * DAY + 1800;
        }
        return new Calendar(seconds, from, from + length);
    }

    /** Wallets are opened until then. */
    int openingsEnd() {
        return seconds / 100 * 15;
    }

    /** Booths sell until then. */
    int salesEnd() {
        return seconds / 100 * 85;
    }

    /** The desk pays back from then on; between the two, the outage's paper is entered. */
    int withdrawalsBegin() {
        return seconds / 100 * 88;
    }

    boolean isOut(int second) {
        return second >= outageFrom && second < outageTo;
    }

    LocalDateTime time(int second) {
        return FIRST_DAY.plusDays(second / DAY).atStartOfDay().plusSeconds(OPENS_AT + second % DAY);
    }

    /** How busy the booths are: 10 at other times, up to 40 at lunch. */
    int busyness(int second) {
        int fromLunch = Math.abs(OPENS_AT + second % DAY - LUNCH);
        return 10 + Math.max(0, 30 - fromLunch / 120);
    }
}
