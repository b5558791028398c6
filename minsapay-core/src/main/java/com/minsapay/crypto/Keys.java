package com.minsapay.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one ledger, none of which is in its database. Immutable and thread-safe; prints ids only.
 *
 * <p>One seal key, one ledger: seals say which key made them and not which file they are in, so that what was sealed in
 * another ledger under the same key passes for this one's.
 *
 * <p>Whoever has the seal key can forge the journal; without it, nothing can be posted or verified any more. Whoever has
 * the card key can link card numbers to students; without it, every card must be linked again.
 */
public final class Keys {
    private final MacKey sealKey;
    private final List<MacKey> formerSealKeys;
    private final MacKey cardKey;

    private Keys(MacKey sealKey, List<MacKey> formerSealKeys, MacKey cardKey) {
        this.sealKey = sealKey;
        this.formerSealKeys = List.copyOf(formerSealKeys);
        this.cardKey = cardKey;
    }

    /**
     * @param sealKey seals the journal
     * @param cardKey turns card numbers into card ids; another secret
     * @throws IllegalArgumentException if both hold the same secret
     */
    public static Keys of(MacKey sealKey, MacKey cardKey) {
        requireDifferent(sealKey, cardKey);
        return new Keys(sealKey, List.of(), cardKey);
    }

    /**
     * The same keys, with one that sealed the journal before: what it sealed still verifies, new seals are made with
     * {@link #sealKey}.
     *
     * @throws IllegalArgumentException if another seal key has this id, or the card key holds the same secret
     */
    public Keys withFormer(MacKey formerSealKey) {
        requireDifferent(formerSealKey, cardKey);
        if (sealKey(formerSealKey.id()).isPresent()) {
            throw new IllegalArgumentException(
                    "seal keys must have different ids, was " + formerSealKey.id() + " twice");
        }
        List<MacKey> former = new ArrayList<>(formerSealKeys);
        former.add(formerSealKey);
        return new Keys(sealKey, former, cardKey);
    }

    /** The key that new seals are made with. */
    public MacKey sealKey() {
        return sealKey;
    }

    /** The present or former seal key of this id. */
    public Optional<MacKey> sealKey(String id) {
        if (sealKey.id().equals(id)) {
            return Optional.of(sealKey);
        }
        return formerSealKeys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Every seal key, the present one first. */
    public List<MacKey> sealKeys() {
        List<MacKey> all = new ArrayList<>(formerSealKeys);
        all.add(0, sealKey);
        return all;
    }

    /** The key that turns card numbers into card ids. */
    public MacKey cardKey() {
        return cardKey;
    }

    private static void requireDifferent(MacKey sealKey, MacKey cardKey) {
        if (sealKey.checkValue().equals(cardKey.checkValue())) {
            throw new IllegalArgumentException("the seal key and the card key must be different, were the same");
        }
    }

    @Override
    public String toString() {
        return "Keys[seal " + sealKey.id() + ", card " + cardKey.id() + "]";
    }
}
