package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.clock.ClockReading;
import java.time.Instant;
import java.util.Optional;

/**
 * One transaction of a festival.
 *
 * @param number the file's own transaction number
 * @param user whose wallet
 * @param booth where
 * @param at when, as the clock was read; never before the row above
 * @param written what the clock showed
 * @param type what happened
 * @param amount won, zero or more
 * @param balance won in the wallet afterwards, as recorded that day; zero or more
 * @param damage the field that was damaged and repaired, if one was
 */
public record FestivalRow(
        long number,
        String user,
        String booth,
        Instant at,
        ClockReading written,
        RowType type,
        long amount,
        long balance,
        Optional<Damage> damage) {}
