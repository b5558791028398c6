package com.minsapay.idempotency;

import java.util.regex.Pattern;

/**
 * Makes a request happen at most once: the same key gets the same answer for ever. It is made where the request begins
 * (a tap at a booth, a checkout on a server), once per intention, and is kept over retries. Compared byte by byte:
 * {@code A} and {@code a} are two keys.
 *
 * @param value 1 to 64 visible ASCII characters
 */
public record IdempotencyKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,64}");

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an idempotency key must be 1 to 64 visible ASCII characters, was " + value.length());
        }
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
