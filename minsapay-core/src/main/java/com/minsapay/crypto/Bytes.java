package com.minsapay.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable string of bytes: equal by content, so that it can be a map key or a record's part. Immutable and
 * thread-safe. Not for secrets: {@link #toString} shows the bytes as hexadecimal.
 */
public final class Bytes implements Comparable<Bytes> {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** @param content copied */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /**
     * @param hex an even number of hexadecimal digits
     * @throws IllegalArgumentException if it is anything else; the message does not repeat it
     */
    public static Bytes ofHex(String hex) {
        try {
            return new Bytes(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "hex must be pairs of hexadecimal digits, was " + hex.length() + " characters");
        }
    }

    /** @param length how many zero bytes */
    public static Bytes zeros(int length) {
        return new Bytes(new byte[length]);
    }

    /** How many bytes. */
    public int length() {
        return content.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Lower-case hexadecimal, two digits a byte. */
    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    /** Orders by unsigned bytes, as databases order binary columns. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    /** Compares in a time that does not depend on where the first difference is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return hex();
    }
}
