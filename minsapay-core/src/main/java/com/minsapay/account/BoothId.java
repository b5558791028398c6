package com.minsapay.account;

/**
 * Names a booth: who sells.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code tteokbokki}; compared exactly
 */
public record BoothId(String value) implements Comparable<BoothId> {
    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public BoothId {
        Name.check("booth id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static BoothId of(String value) {
        return new BoothId(value);
    }

    @Override
    public int compareTo(BoothId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
