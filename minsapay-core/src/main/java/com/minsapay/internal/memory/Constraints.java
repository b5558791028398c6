package com.minsapay.internal.memory;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the store refuses whatever the library above it says: rules S6 and S7. Messages hold no key and no card. */
final class Constraints {
    private final Tables tables;
    private final long asOf;

    Constraints(Tables tables, long asOf) {
        this.tables = tables;
        this.asOf = asOf;
    }

    /** @throws StoreUnavailableException for the first rule that the posting breaks */
    void check(Posting posting) {
        checkJournal(posting.journal());
        checkWallets(posting);
        checkCards(posting);
        requireNew("a house account", posting.accounts(), AccountRow::account, tables.accounts);
        requireNew("a key check", posting.keyChecks(), Tables.CheckName::of, tables.keyChecks);
    }

    private void checkJournal(List<JournalRow> rows) {
        requireNew("an idempotency key", rows, JournalRow::key, tables.journalByKey);
        requireNew("a transaction's id", rows, JournalRow::id, tables.journalById);
        requireNew("a place in a chain", rows, row -> new Tables.Place<>(row.chain(), row.number()), tables.journal);
        requireKnown("the transaction it is about", withOriginal(rows), row -> isKnown(row, rows));
        List<JournalRow> ends =
                rows.stream().filter(row -> row.ended().isPresent()).toList();
        requireNew("the end of a hold", ends, row -> row.ended().orElseThrow(), tables.ends);
        rows.stream()
                .flatMap(row -> row.transfers().stream())
                .forEach(transfer -> requirePositive("a transfer's amount", transfer.amount()));
    }

    private static List<JournalRow> withOriginal(List<JournalRow> rows) {
        return rows.stream().filter(row -> row.about().isPresent()).toList();
    }

    private boolean isKnown(JournalRow row, List<JournalRow> appended) {
        UUID original = row.about().orElseThrow();
        return tables.journalById.contains(original, asOf)
                || appended.stream().anyMatch(other -> other.id().equals(original));
    }

    private void checkWallets(Posting posting) {
        requireNew("a wallet's id", posting.openedWallets(), WalletRow::id, tables.wallets);
        requireKnown(
                "a changed wallet", posting.changedWallets(), wallet -> tables.wallets.contains(wallet.id(), asOf));
        Stream.concat(posting.openedWallets().stream(), posting.changedWallets().stream())
                .forEach(Constraints::checkFloors);
    }

    private static void checkFloors(WalletRow wallet) {
        requireFloor("a wallet's own money", wallet.own());
        requireFloor("a wallet's held money", wallet.held());
        requireFloor("what a wallet owes", wallet.owed());
        requireFloor("what a wallet spent in a day", wallet.usage().spent());
        wallet.usage().lastCharge().ifPresent(charge -> requirePositive("a last charge", charge.amount()));
        wallet.grants().forEach(grant -> {
            requireFloor("a wallet's grant", grant.amount());
            requireFloor("what is held of a wallet's grant", grant.held());
        });
    }

    private static void requirePositive(String what, long amount) {
        if (amount <= 0) {
            throw refused(what + " must be positive, was " + amount);
        }
    }

    private static void requireFloor(String what, long amount) {
        if (amount < 0) {
            throw refused(what + " must not be below zero, was " + amount);
        }
    }

    private void checkCards(Posting posting) {
        requireNew("a card's id", posting.linkedCards(), CardRow::id, tables.cards);
        requireKnown("a changed card", posting.changedCards(), card -> tables.cards.contains(card.id(), asOf));
        Map<Bytes, CardRow> written = new HashMap<>();
        posting.changedCards().forEach(card -> written.put(card.id(), card));
        posting.linkedCards().forEach(card -> written.put(card.id(), card));
        Map<String, Bytes> activeByWallet = new HashMap<>();
        written.values().stream().filter(Tables::isActive).forEach(card -> {
            if (activeByWallet.put(card.wallet(), card.id()) != null || keepsAnother(card, written)) {
                throw refused("a wallet must have at most one active card");
            }
        });
    }

    /** Whether the card's wallet has another active card that the posting leaves as it is. */
    private boolean keepsAnother(CardRow card, Map<Bytes, CardRow> written) {
        return tables.activeCard(card.wallet(), asOf)
                .filter(active -> !written.containsKey(active.id()))
                .isPresent();
    }

    private <R, K extends Comparable<K>> void requireNew(
            String what, List<R> rows, Function<R, K> keyOf, Versioned<K, ?> stored) {
        Set<K> seen = new HashSet<>();
        for (R row : rows) {
            K key = keyOf.apply(row);
            if (!seen.add(key) || stored.contains(key, asOf)) {
                throw refused(what + " must be unique");
            }
        }
    }

    private static <R> void requireKnown(String what, List<R> rows, Predicate<R> isKnown) {
        if (!rows.stream().allMatch(isKnown)) {
            throw refused(what + " must be stored already");
        }
    }

    private static StoreUnavailableException refused(String rule) {
        return new StoreUnavailableException("the store refuses the unit: " + rule);
    }
}
