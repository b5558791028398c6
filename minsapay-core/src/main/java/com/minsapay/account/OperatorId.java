package com.minsapay.account;

/**
 * Names who did it: an operator stands on every posting.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code kim.desk}; compared exactly
 */
public record OperatorId(String value) implements Comparable<OperatorId> {
    /** Stands on what lapsed by nobody's hand, as {@code MinsaPay.sweep} found it. */
    public static final OperatorId SWEEP = new OperatorId("sweep");

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public OperatorId {
        Name.check("operator id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static OperatorId of(String value) {
        return new OperatorId(value);
    }

    @Override
    public int compareTo(OperatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
