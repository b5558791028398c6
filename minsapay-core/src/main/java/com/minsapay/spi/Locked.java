package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.Map;
import java.util.Set;

/**
 * What was found and locked, and what another unit has (rule S11).
 *
 * @param wallets by id: those asked for by id, and those that the cards asked for are linked to; none that is busy
 * @param cards by id: those asked for, and the active card of every locked wallet; none that is busy
 * @param busyWallets by id: those that were not locked, as another unit has them or may be storing them
 * @param busyCards by id: those asked for whose wallet is busy, or that another unit may be storing
 */
public record Locked(
        Map<String, WalletRow> wallets, Map<Bytes, CardRow> cards, Set<String> busyWallets, Set<Bytes> busyCards) {
    /** Copies the collections. */
    public Locked {
        wallets = Map.copyOf(wallets);
        cards = Map.copyOf(cards);
        busyWallets = Set.copyOf(busyWallets);
        busyCards = Set.copyOf(busyCards);
    }

    /** Whether nothing is busy. */
    public boolean isAllFree() {
        return busyWallets.isEmpty() && busyCards.isEmpty();
    }

    /** With nothing busy. */
    public Locked(Map<String, WalletRow> wallets, Map<Bytes, CardRow> cards) {
        this(wallets, cards, Set.of(), Set.of());
    }
}
