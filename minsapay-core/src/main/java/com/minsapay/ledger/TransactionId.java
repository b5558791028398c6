package com.minsapay.ledger;

import java.util.UUID;

/**
 * Names a transaction, for receipts and for later requests about it.
 *
 * @param value unique in the ledger; a UUIDv7 (RFC 9562) unless the caller supplies another generator
 */
public record TransactionId(UUID value) {
    /** @throws IllegalArgumentException if the text is not a UUID; the message does not repeat it */
    public static TransactionId parse(String text) {
        try {
            return new TransactionId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a transaction id must be a UUID, was " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
