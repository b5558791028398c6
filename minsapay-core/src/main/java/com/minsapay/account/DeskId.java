package com.minsapay.account;

/**
 * Names a desk: a till where cash comes in and goes out.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code main}; compared exactly
 */
public record DeskId(String value) implements Comparable<DeskId> {
    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public DeskId {
        Name.check("desk id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static DeskId of(String value) {
        return new DeskId(value);
    }

    @Override
    public int compareTo(DeskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
