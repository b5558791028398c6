package com.minsapay.policy;

import java.time.Duration;

/**
 * How far group commit may go. Requests that arrive while a unit commits gather, and the next unit carries them all.
 *
 * @param mostWaiting how many requests may wait; one more is refused at once
 * @param mostInGroup how many requests one unit carries
 * @param deadline how long a request waits before it is refused; once it is in a unit it waits as long again for the
 *     answer
 */
public record GroupBounds(int mostWaiting, int mostInGroup, Duration deadline) {
    /** 10,000 waiting, 256 a group, 5 seconds. */
    public static final GroupBounds DEFAULT = new GroupBounds(10_000, 256, Duration.ofSeconds(5));

    /** @throws IllegalArgumentException if a bound is not positive */
    public GroupBounds {
        if (mostWaiting < 1 || mostInGroup < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("bounds must be positive, were " + mostWaiting + " waiting, "
                    + mostInGroup + " a group, " + deadline);
        }
    }
}
