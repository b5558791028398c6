package com.minsapay.ledger;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.concurrent.TimeUnit;

/** The names of a transaction's further facts. */
public enum Detail {
    /** Why a correction was made, in the words of who asked for it. */
    REASON,
    /** The second operator, who approved. */
    APPROVED_BY,
    /** By how much money fell short, in minor units. */
    SHORTFALL,
    /** The limit that was passed, in minor units. */
    LIMIT,
    /** The booth, desk, fund or sponsor that joined, or the till that was counted, as an account's text. */
    ACCOUNT,
    /** The booth that a hold is for, or that a declined late charge would have paid, as an account's text. */
    BOOTH,
    /** Who pays for what free passes cover that were given or taken away, as an account's text. */
    SPONSOR,
    /** The booths of free passes that were given or taken away: their ids in order, with commas between. */
    BOOTHS,
    /** What a declined late charge would have paid, in minor units. */
    AMOUNT,
    /** As people call what joined. */
    NAME,
    /** When a fund or a free pass expires, in microseconds since 1970-01-01T00:00Z. */
    EXPIRES,
    /** The card that another replaced, as hexadecimal of its id. */
    REPLACED_CARD,
    /** From when on a card that was linked before is linked again, in microseconds since 1970-01-01T00:00Z. */
    LINKED_AGAIN,
    /** What somebody counted in a till, in minor units. */
    COUNTED,
    /** What the till should have held at a count, in minor units; below zero if more went out than ever came in. */
    EXPECTED,
    /** The position of the last transaction that a close covers, or would have covered. */
    CUT,
    /** The cut of the close before; 0 for the first. */
    CUT_BEFORE,
    /** What the whole ledger added up to at a close, as the text of {@link Sums}. */
    SUMS,
    /** Of the whole ledger at a close, as a checkpoint has it, as hexadecimal. */
    DIGEST,
    /** The desks whose tills were not counted, with a space between them. */
    UNCOUNTED,
    /** What no account explains, or what waits in suspense, in minor units; may be below zero. */
    DIFFERENCE,
    /** How many things verification found. */
    PROBLEMS;

    /**
     * Checks words that people chose, so that they can be kept on one line and read back as they were sealed.
     *
     * @param what they are, such as {@code a name}
     * @param words 1 to so many characters, not all of them blank; no control characters, no half of a character
     * @param longest how many characters at most
     * @throws IllegalArgumentException if they have another shape; the message does not repeat them
     */
    public static void requireWords(String what, String words, int longest) {
        if (words.isBlank() || words.length() > longest || words.codePoints().anyMatch(Detail::isUnfit)) {
            throw new IllegalArgumentException(what + " must be 1 to " + longest
                    + " characters without control characters, was " + words.length());
        }
    }

    /** An instant as the journal keeps it: microseconds since 1970-01-01T00:00Z. */
    public static String micros(Instant instant) {
        return Long.toString(
                TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.get(ChronoField.MICRO_OF_SECOND));
    }

    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
