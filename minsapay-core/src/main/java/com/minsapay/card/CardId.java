package com.minsapay.card;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.MacKey;

/**
 * What the ledger knows a card by: a code of its number under the card key, which does not lead back to the number
 * without that key. Immutable and thread-safe.
 *
 * @param value 32 bytes
 */
public record CardId(Bytes value) {
    /** @throws IllegalArgumentException if it is not 32 bytes */
    public CardId {
        if (value.length() != MacKey.LENGTH) {
            throw new IllegalArgumentException("a card id must be " + MacKey.LENGTH + " bytes, was " + value.length());
        }
    }

    /** The first four bytes, {@code CardId[3fa91c04…]}. */
    @Override
    public String toString() {
        return "CardId[" + value.hex().substring(0, 8) + "…]";
    }
}
