package com.minsapay.policy;

import java.time.Duration;

/**
 * How far group commit may go. Requests that arrive while a unit commits gather, and the next unit carries them all.
 *
 * @param mostWaiting how many requests may wait, 1 to 1,000,000; one more is refused at once
 * @param mostInGroup how many requests one unit carries, 1 to 10,000
 * @param deadline from a millisecond to an hour: how long a request waits before it is refused; once it is in a unit it waits as long again for the
 *     answer
 */
public record GroupBounds(int mostWaiting, int mostInGroup, Duration deadline) {
    private static final int MOST_WAITING = 1_000_000;
    private static final int MOST_IN_GROUP = 10_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** 10,000 waiting, 256 a group, 5 seconds. */
    public static final GroupBounds DEFAULT = new GroupBounds(10_000, 256, Duration.ofSeconds(5));

    /** @throws IllegalArgumentException if a bound is out of its range */
    public GroupBounds {
        require("waiting requests", mostWaiting, MOST_WAITING);
        require("requests in a group", mostInGroup, MOST_IN_GROUP);
        if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a deadline must be from a millisecond to an hour, was " + deadline);
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", was " + value);
        }
    }
}
