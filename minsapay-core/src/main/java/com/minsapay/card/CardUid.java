package com.minsapay.card;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.MacKey;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A card's number as PC/SC reports it: 4, 7 or 10 bytes in that byte order (ISO/IEC 14443-3). It lives in memory
 * between the reader and {@link #identify}; it is never stored or logged, and {@link #toString} masks it. Immutable
 * and thread-safe.
 */
public final class CardUid {
    private static final int RANDOM_UID_MARK = 0x08;
    private static final BigInteger FIVE_DIGITS = BigInteger.valueOf(100_000);

    private final Bytes bytes;

    private CardUid(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes 4, 7 or 10 bytes in PC/SC's order
     * @throws IllegalArgumentException for another length, and for a random number (4 bytes that begin with 08,
     *     ISO/IEC 14443-3), which says nothing about the card; the message does not repeat the number
     */
    public static CardUid of(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 7 && bytes.length != 10) {
            throw new IllegalArgumentException("a card number must be 4, 7 or 10 bytes, was " + bytes.length);
        }
        if (bytes.length == 4 && bytes[0] == RANDOM_UID_MARK) {
            throw new IllegalArgumentException(
                    "a card number must stay the same, this card shows a random one each time");
        }
        return new CardUid(Bytes.of(bytes));
    }

    /**
     * @param hex 8, 14 or 20 hexadecimal digits in PC/SC's byte order
     * @throws IllegalArgumentException as {@link #of}
     */
    public static CardUid ofHex(String hex) {
        return of(Bytes.ofHex(hex).toArray());
    }

    /** What the ledger knows the card by: HMAC-SHA-256 of the number under the card key. */
    public CardId identify(MacKey cardKey) {
        return new CardId(cardKey.mac(bytes.toArray()));
    }

    /**
     * Every run of decimal digits that a common reader types for this card, without leading zeros: the whole number,
     * its first and last four bytes and its last three, in both byte orders, Wiegand-style pairs, and hexadecimal that
     * happens to hold decimal digits only.
     */
    Set<String> digitForms() {
        byte[] straight = bytes.toArray();
        Set<String> forms = new LinkedHashSet<>();
        addForms(straight, forms);
        addForms(reversed(straight), forms);
        return forms;
    }

    private static void addForms(byte[] uid, Set<String> forms) {
        forms.add(decimal(uid, 0, uid.length));
        forms.add(decimal(uid, 0, 4));
        forms.add(decimal(uid, uid.length - 4, 4));
        forms.add(decimal(uid, uid.length - 3, 3));
        BigInteger low = new BigInteger(1, uid, uid.length - 2, 2);
        forms.add(pair(new BigInteger(1, uid, uid.length - 3, 1), low));
        forms.add(pair(new BigInteger(1, uid, uid.length - 4, 2), low));
        String hex = Bytes.of(uid).hex();
        if (hex.chars().allMatch(Character::isDigit)) {
            forms.add(new BigInteger(hex).toString());
        }
    }

    /** Wiegand-style: the high number, then the low one in five digits. */
    private static String pair(BigInteger high, BigInteger low) {
        return high.multiply(FIVE_DIGITS).add(low).toString();
    }

    private static String decimal(byte[] uid, int from, int length) {
        return new BigInteger(1, uid, from, length).toString();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardUid that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** The last byte only, {@code CardUid[…f4]}. */
    @Override
    public String toString() {
        String hex = bytes.hex();
        return "CardUid[…" + hex.substring(hex.length() - 2) + "]";
    }
}
