package com.minsapay.ledger;

import java.util.UUID;

/**
 * Names a transaction, for receipts and for later requests about it.
 *
 * @param value unique in the ledger; a UUIDv7 (RFC 9562) unless the caller supplies another generator
 */
public record TransactionId(UUID value) {
    /** @throws IllegalArgumentException if the text is not a UUID */
    public static TransactionId parse(String text) {
        return new TransactionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
