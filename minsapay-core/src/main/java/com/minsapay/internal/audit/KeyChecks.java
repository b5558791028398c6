package com.minsapay.internal.audit;

import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.fault.WrongKeyException;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells at start whether the keys given are those that the ledger was written with. */
public final class KeyChecks {
    /** The purpose of keys that seal. */
    static final String SEAL = "seal";

    /** The purpose of keys that turn card numbers into card ids. */
    static final String CARD = "card";

    private KeyChecks() {}

    /**
     * Compares the keys with the ledger's check values; stores those of an empty ledger, and of a new seal key that
     * comes with all former ones.
     *
     * @throws WrongKeyException if a key is another one, or one that the ledger was written with is not given
     */
    public static void checkAtStart(Keys keys, LedgerStore store) {
        requireKnownLedger(store);
        store.transact(unit -> {
            List<KeyCheckRow> stored = unit.keyChecks();
            stored.forEach(row -> require(keys, row));
            List<KeyCheckRow> missing = missing(keys, stored);
            if (!missing.isEmpty()) {
                unit.append(Posting.ofKeyChecks(missing));
            }
            return missing.size();
        });
    }

    /** Those of the keys that check values should be stored of and are not. */
    private static List<KeyCheckRow> missing(Keys keys, List<KeyCheckRow> stored) {
        return Stream.of(row(SEAL, keys.sealKey()), row(CARD, keys.cardKey()))
                .filter(row -> stored.stream()
                        .noneMatch(known -> known.purpose().equals(row.purpose())
                                && known.keyId().equals(row.keyId())))
                .toList();
    }

    private static void requireKnownLedger(LedgerStore store) {
        try (LedgerView view = store.view()) {
            Set<String> checked =
                    view.keyChecks().stream().map(KeyCheckRow::purpose).collect(Collectors.toSet());
            if (view.lastPosition() > 0 && !checked.containsAll(Set.of(SEAL, CARD))) {
                throw new WrongKeyException("a ledger that has transactions must have its key checks, they are gone");
            }
        }
    }

    private static void require(Keys keys, KeyCheckRow row) {
        if (row.purpose().equals(CARD)) {
            require(keys.cardKey(), row);
        } else {
            require(
                    keys.sealKey(row.keyId())
                            .orElseThrow(() -> new WrongKeyException("the keys must hold seal key " + row.keyId()
                                    + ", which this ledger was sealed with")),
                    row);
        }
    }

    private static void require(MacKey key, KeyCheckRow row) {
        if (!key.id().equals(row.keyId()) || !key.checkValue().equals(row.check())) {
            throw new WrongKeyException("the " + row.purpose() + " key must be the one this ledger was written with, "
                    + row.keyId() + ", was another");
        }
    }

    private static KeyCheckRow row(String purpose, MacKey key) {
        return new KeyCheckRow(purpose, key.id(), key.checkValue());
    }
}
