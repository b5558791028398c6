package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was found of wallets and cards while they were locked. Used by one thread, for one unit. */
final class WalletsFound {
    private final Set<String> walletIds;
    private final Set<Bytes> cardIds;
    private final List<CardRow> asked = new ArrayList<>();
    private final List<CardRow> active = new ArrayList<>();
    private final Map<String, WalletRow> wallets = new HashMap<>();
    private boolean isOfTheFirstRun = true;

    /** @param cardIds whose wallets are asked for, beside the others */
    WalletsFound(Set<String> walletIds, Set<Bytes> cardIds) {
        this.walletIds = walletIds;
        this.cardIds = cardIds;
    }

    /** The cards, wallets named by id or by these cards, and their active cards. */
    Stream<Step> everything() {
        return Stream.of(
                        CardTable.find(cardIds, this::take),
                        CardTable.activeOf(walletIds, this::take),
                        WalletTable.find(walletIds, cardIds, this::take))
                .flatMap(Function.identity());
    }

    /** The cards, as they are now. */
    Stream<Step> cardsAgain() {
        isOfTheFirstRun = false;
        asked.clear();
        return CardTable.find(cardIds, this::take);
    }

    /** The wallets and their active cards, as they are now. */
    Stream<Step> walletsAgain() {
        wallets.clear();
        active.clear();
        Set<String> ids = ids();
        return Stream.concat(WalletTable.find(ids, Set.of(), this::take), CardTable.activeOf(ids, this::take));
    }

    /** Whether nothing was asked for again. */
    boolean isOfTheFirstRun() {
        return isOfTheFirstRun;
    }

    /** The wallets asked for, and those of the cards that were asked for. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>(walletIds);
        asked.forEach(card -> ids.add(card.wallet()));
        return ids;
    }

    /** The cards asked for without those that are there. */
    Set<Bytes> unknownCards() {
        Set<Bytes> rest = new HashSet<>(cardIds);
        asked.forEach(card -> rest.remove(card.id()));
        return rest;
    }

    List<CardRow> asked() {
        return asked;
    }

    /** Of the wallets, beside those asked for. */
    List<CardRow> active() {
        return active;
    }

    Map<String, WalletRow> wallets() {
        return wallets;
    }

    private void take(CardRow card) {
        (cardIds.contains(card.id()) ? asked : active).add(card);
    }

    private void take(WalletRow wallet) {
        wallets.put(wallet.id(), wallet);
    }
}
