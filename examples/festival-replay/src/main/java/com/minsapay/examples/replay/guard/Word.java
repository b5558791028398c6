package com.minsapay.examples.replay.guard;

/**
 * A guard spoke up at a row.
 *
 * @param row the file's own number of the row
 * @param guard which rule
 * @param kind what it said
 */
public record Word(long row, Guard guard, Kind kind) {
    /** What a guard says. */
    public enum Kind {
        /** It refused, and nothing moved. */
        REFUSED,
        /** It asked, the answer was no, and nothing moved. */
        NOT_CONFIRMED,
        /** It asked, the answer was yes, and the row went through. */
        CONFIRMED,
        /** Another amount than was recorded went through. */
        CHANGED
    }
}
