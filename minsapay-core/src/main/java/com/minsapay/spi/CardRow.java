package com.minsapay.spi;

import com.minsapay.crypto.Bytes;

/**
 * A card, as stored.
 *
 * @param id 32 bytes; unique
 * @param wallet the id of the wallet it is linked to; the store allows one {@link #ACTIVE} card a wallet
 * @param status the name of a {@code CardStatus}
 * @param since from when on it has been like this, microseconds since 1970-01-01T00:00Z
 */
public record CardRow(Bytes id, String wallet, String status, long since) {
    /** The status of a card that pays. */
    public static final String ACTIVE = "ACTIVE";
}
