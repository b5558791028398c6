package com.minsapay.benchmarks;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the baselines write where the library writes seals, ids and cards: as many bytes, and worked out by nobody. */
final class Rows {
    private static final int HASH_LENGTH = 32;

    private Rows() {}

    static byte[] hash() {
        return new byte[HASH_LENGTH];
    }

    static byte[] cardId(int wallet) {
        return ByteBuffer.allocate(HASH_LENGTH).putInt(wallet).array();
    }

    static int walletOf(byte[] cardId) {
        return ByteBuffer.wrap(cardId).getInt();
    }

    /** In the order of time, as the library's are, so that the index grows at its end for all. */
    static byte[] newId() {
        return toBytes(new UUID(System.nanoTime(), ThreadLocalRandom.current().nextLong()));
    }

    static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static String wallet(int wallet) {
        return "w-" + wallet;
    }

    static String boothAccount(int booth) {
        return "booth:b-" + booth;
    }

    static long nowMicros() {
        return System.currentTimeMillis() * 1_000;
    }
}
