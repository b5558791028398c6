package com.minsapay.examples.replay.guard;

/**
 * Money that moved on the recorded day and did not, or not as much, on the guarded one; or the other way round.
 *
 * @param row the file's own number of the row
 * @param user whose wallet
 * @param line what the money moved as
 * @param guard the rule that makes the difference
 * @param won what was recorded less what was played; negative if more was played
 */
public record Difference(long row, String user, Line line, Guard guard, long won) {
    /** @throws IllegalArgumentException if there is no difference */
    public Difference {
        if (won == 0) {
            throw new IllegalArgumentException("a difference must not be zero, was at row " + row);
        }
    }
}
