package com.minsapay.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for HMAC-SHA-256 (RFC 2104, FIPS 180-4), with an id that may be written down. Immutable and thread-safe; its
 * bytes never leave it, {@link #toString} shows the id only, and it cannot be serialised.
 */
public final class MacKey {
    /** How many bytes a key has: as many as SHA-256 puts out. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_ID_LENGTH = 32;

    private final String id;
    private final ThreadLocal<Mac> macs;

    private MacKey(String id, byte[] secret) {
        this.id = id;
        SecretKeySpec spec = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> newMac(spec));
    }

    /**
     * @param id a short public name such as {@code seal-2026}; 1 to 32 letters, digits, dots, dashes or underscores
     * @param secret 32 bytes, copied; the caller should wipe its array
     * @throws IllegalArgumentException if either has another shape
     */
    public static MacKey of(String id, byte[] secret) {
        if (!id.matches("[A-Za-z0-9._-]{1," + MAX_ID_LENGTH + "}")) {
            throw new IllegalArgumentException("a key id must be 1 to " + MAX_ID_LENGTH + " of A-Z a-z 0-9 . _ -, was "
                    + id.length() + " characters");
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a key must be " + LENGTH + " bytes, was " + secret.length);
        }
        return new MacKey(id, secret);
    }

    /**
     * A fresh secret from the platform's secure randomness, for {@link #of}.
     *
     * @return 32 bytes
     */
    public static byte[] randomSecret() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** The key's public name. */
    public String id() {
        return id;
    }

    /**
     * The authentication code of the parts, one after the other. Parts that vary in length must say so themselves.
     *
     * @return 32 bytes
     */
    public Bytes mac(byte[]... parts) {
        Mac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return Bytes.of(mac.doFinal());
    }

    /**
     * A value that tells this key from another without telling the key: the code of a fixed text.
     *
     * @return 32 bytes, the same for the same secret
     */
    public Bytes checkValue() {
        return mac("MinsaPay key check".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "MacKey[" + id + "]";
    }

    private static Mac newMac(SecretKeySpec spec) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(spec);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256, this one has not", e);
        }
    }
}
