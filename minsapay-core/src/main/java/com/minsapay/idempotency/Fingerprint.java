package com.minsapay.idempotency;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Canonical;
import com.minsapay.crypto.MacKey;
import java.util.List;

/**
 * What a request means, in 32 bytes: two requests with one fingerprint ask for the same thing. It is keyed, because a
 * plain hash of an amount could be guessed back.
 *
 * @param value HMAC-SHA-256 over the request's meaning
 */
public record Fingerprint(Bytes value) {
    /**
     * @param meaning everything the request asks for, in a fixed order; not its confirmations
     * @param key the seal key
     */
    public static Fingerprint of(List<String> meaning, MacKey key) {
        Canonical canonical = new Canonical().text("fingerprint").number(meaning.size());
        meaning.forEach(canonical::text);
        return new Fingerprint(key.mac(canonical.toBytes()));
    }
}
