package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.Map;

/**
 * What was found and locked.
 *
 * @param wallets by id: those asked for by id, and those that the cards asked for are linked to
 * @param cards by id: those asked for, and the active card of every locked wallet
 */
public record Locked(Map<String, WalletRow> wallets, Map<Bytes, CardRow> cards) {
    /** Copies the maps. */
    public Locked {
        wallets = Map.copyOf(wallets);
        cards = Map.copyOf(cards);
    }
}
