package com.minsapay.spi;

import com.minsapay.crypto.Bytes;

/**
 * What tells a wrong key at start, as stored.
 *
 * @param purpose {@code seal} or {@code card}
 * @param keyId the key's public name; unique in the purpose
 * @param check a value that only this key gives, 32 bytes
 */
public record KeyCheckRow(String purpose, String keyId, Bytes check) {}
