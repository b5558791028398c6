package com.minsapay.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Writes fields one after the other so that two different lists of fields never give the same bytes. Each field begins
 * with a letter for its kind; numbers are eight bytes, most significant first; texts (UTF-8, so without half characters)
 * and bytes have their length before them. Not thread-safe.
 */
public final class Canonical {
    private static final int ROOM = 512;
    private static final byte NUMBER = 'n';
    private static final byte TEXT = 't';
    private static final byte BYTES = 'b';

    private ByteBuffer buffer = ByteBuffer.allocate(ROOM);

    /** Nothing written yet. */
    public Canonical() {}

    /** Appends a number as eight bytes. */
    public Canonical number(long number) {
        room(1 + Long.BYTES).put(NUMBER).putLong(number);
        return this;
    }

    /** Appends a text: its length in bytes, then UTF-8. */
    public Canonical text(String text) {
        return withLength(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends bytes: their length, then themselves. */
    public Canonical bytes(Bytes bytes) {
        return withLength(BYTES, bytes.toArray());
    }

    /** Everything written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** SHA-256 of everything written so far, 32 bytes. */
    public Bytes hash() {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }

    private Canonical withLength(byte kind, byte[] bytes) {
        room(1 + Integer.BYTES + bytes.length).put(kind).putInt(bytes.length).put(bytes);
        return this;
    }

    private ByteBuffer room(int needed) {
        if (buffer.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + needed));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
