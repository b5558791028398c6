package com.minsapay.account;

/**
 * Names a fund: whose money a grant is.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code school-2026}; compared exactly
 */
public record FundId(String value) implements Comparable<FundId> {
    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public FundId {
        Name.check("fund id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static FundId of(String value) {
        return new FundId(value);
    }

    @Override
    public int compareTo(FundId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
