package com.minsapay.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which card is of which wallet, worked out a second time: the part of {@link ReferenceModel} that knows cards, and so
 * whose wallet a request is about.
 */
final class CardModel {
    private record CardState(String wallet, String status) {
        private boolean isActive() {
            return status.equals("ACTIVE");
        }
    }

    private final Map<String, CardState> cards = new TreeMap<>();
    private final CardPast past = new CardPast();
    private final ReferenceBooks books;

    CardModel(ReferenceBooks books) {
        this.books = books;
    }

    /** Every card: {@code c1 of w1 ACTIVE}. */
    List<String> states() {
        return cards.entrySet().stream()
                .map(entry -> entry.getKey() + " of " + entry.getValue().wallet + " " + entry.getValue().status)
                .toList();
    }

    /** What comes of a request at a place of the house, {@code desk:d1}: there must be the place, and then the wallet. */
    Verdict at(String place, Ask.Payer payer, Function<ReferenceWallet, Verdict> verdict) {
        return books.unknown(place).orElseGet(() -> with(payer, verdict));
    }

    /** What comes of a request about a wallet, which there must be: not a closed one, and not by a dead card. */
    Verdict with(Ask.Payer payer, Function<ReferenceWallet, Verdict> verdict) {
        return payer.byCard() ? withCard(payer.name(), verdict) : withWallet(payer.name(), verdict);
    }

    private Verdict withCard(String name, Function<ReferenceWallet, Verdict> verdict) {
        CardState card = cards.get(name);
        if (card == null) {
            return Verdict.declined("UNKNOWN_CARD");
        }
        return card.isActive()
                ? verdict.apply(books.wallet(card.wallet).orElseThrow())
                : Verdict.declined("CARD_" + card.status);
    }

    private Verdict withWallet(String id, Function<ReferenceWallet, Verdict> verdict) {
        Optional<ReferenceWallet> wallet = books.wallet(id);
        if (wallet.isEmpty()) {
            return Verdict.declined("UNKNOWN_WALLET");
        }
        return wallet.get().isClosed() ? Verdict.declined("WALLET_CLOSED") : verdict.apply(wallet.get());
    }

    /** What comes of a request about the wallet that somebody had then, whatever became of it and of the card. */
    Verdict withThen(Ask.Payer payer, Instant then, Function<ReferenceWallet, Verdict> verdict) {
        String id = payer.name();
        if (payer.byCard()) {
            Optional<String> owner = past.ownerAt(payer.name(), then);
            if (!cards.containsKey(payer.name())) {
                return Verdict.declined("UNKNOWN_CARD");
            } else if (owner.isEmpty()) {
                return Verdict.declined("CARD_NOT_ACTIVE_THEN");
            }
            id = owner.get();
        }
        return books.wallet(id).map(verdict).orElse(Verdict.declined("UNKNOWN_WALLET"));
    }

    Verdict link(Ask.Link ask, Instant now) {
        return withWallet(ask.wallet(), wallet -> {
            Optional<Verdict> linked = alreadyLinked(ask.card());
            if (linked.isPresent()) {
                return linked.get();
            } else if (activeCard(wallet).isPresent()) {
                return Verdict.declined("WALLET_HAS_A_CARD");
            }
            return Verdict.approved(0, wallet, () -> activate(ask.card(), wallet, now));
        });
    }

    Verdict replace(Ask.Replace ask, Instant now) {
        return withWallet(ask.wallet(), wallet -> {
            Optional<Verdict> linked = alreadyLinked(ask.card());
            Optional<String> active = activeCard(wallet);
            if (linked.isPresent()) {
                return linked.get();
            } else if (active.isEmpty()) {
                return Verdict.declined("WALLET_HAS_NO_CARD");
            }
            return Verdict.approved(0, wallet, () -> {
                is(active.get(), wallet, "REPLACED", now);
                activate(ask.card(), wallet, now);
            });
        });
    }

    Verdict block(Ask.Block ask, Instant now) {
        return withCard(
                ask.card(), wallet -> Verdict.approved(0, wallet, () -> is(ask.card(), wallet, "BLOCKED", now)));
    }

    /** That a card is of a wallet by now, if so. */
    Optional<Verdict> alreadyLinked(String card) {
        return cards.containsKey(card) && cards.get(card).isActive()
                ? Optional.of(Verdict.declined("CARD_ALREADY_LINKED"))
                : Optional.empty();
    }

    void activate(String card, ReferenceWallet wallet, Instant now) {
        is(card, wallet, "ACTIVE", now);
    }

    /** Blocks the card of a wallet that is closed, if it has one. */
    void close(ReferenceWallet wallet, Instant now) {
        activeCard(wallet).ifPresent(card -> is(card, wallet, "BLOCKED", now));
    }

    private Optional<String> activeCard(ReferenceWallet wallet) {
        return cards.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new CardState(wallet.id(), "ACTIVE")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** From an instant on. */
    private void is(String card, ReferenceWallet wallet, String status, Instant at) {
        cards.put(card, new CardState(wallet.id(), status));
        past.is(card, wallet.id(), status, at);
    }
}
