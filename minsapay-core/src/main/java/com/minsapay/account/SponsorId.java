package com.minsapay.account;

/**
 * Names a sponsor: who pays for what free passes cover.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code council}; compared exactly
 */
public record SponsorId(String value) implements Comparable<SponsorId> {
    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public SponsorId {
        Name.check("sponsor id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static SponsorId of(String value) {
        return new SponsorId(value);
    }

    @Override
    public int compareTo(SponsorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
