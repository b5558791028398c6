package com.minsapay.benchmarks;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JoinedTransaction;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A ledger's store to fill it by: the library decides and seals every transaction as ever, but the wallets' states are kept in
 * memory meanwhile, and the journal is copied. It takes payments, top-ups and refunds of a wallet's last payment, under keys that were never used. Nobody
 * else may use the ledger until it is closed. Thread-safe.
 */
final class FillStore implements LedgerStore, JoinedTransaction {
    private final LedgerStore filled;
    private final FilledJournal journal;
    private final Map<String, WalletRow> wallets;
    private final Map<Bytes, CardRow> cards;
    private final Map<String, CardRow> cardOfWallet;
    private final Map<String, AccountRow> accounts;
    private final List<KeyCheckRow> keyChecks;
    private final Map<String, Last> lastOfWallet = new HashMap<>();
    private final Map<UUID, Last> lastById = new HashMap<>();
    private final Map<String, WalletRow> changed = new HashMap<>();
    private long position;

    /** A wallet's last payment, and what was given back of it. */
    private static final class Last {
        private final JournalRow payment;
        private final List<JournalRow> about = new ArrayList<>();

        Last(JournalRow payment) {
            this.payment = payment;
        }
    }

    /**
     * Reads the wallets, cards and accounts.
     *
     * @param filled has them
     * @param journal where what is decided goes; closed with this
     */
    FillStore(LedgerStore filled, FilledJournal journal) {
        this.filled = filled;
        this.journal = journal;
        try (LedgerView view = filled.view();
                Stream<WalletRow> walletRows = view.wallets();
                Stream<CardRow> cardRows = view.cards()) {
            wallets = walletRows.collect(Collectors.toMap(WalletRow::id, Function.identity()));
            cards = cardRows.collect(Collectors.toMap(CardRow::id, Function.identity()));
            accounts = view.accounts().stream().collect(Collectors.toMap(AccountRow::account, Function.identity()));
            keyChecks = view.keyChecks();
            position = view.lastPosition();
        }
        cardOfWallet = cards.values().stream()
                .filter(card -> card.status().equals(CardRow.ACTIVE))
                .collect(Collectors.toMap(CardRow::wallet, Function.identity()));
    }

    /** Of the last transaction. */
    synchronized long position() {
        return position;
    }

    @Override
    public synchronized <T> T transact(Function<LedgerUnit, T> work) {
        return work.apply(new Unit());
    }

    /** As it was before the filling. */
    @Override
    public LedgerView view() {
        return filled.view();
    }

    /** Waits until the journal is there, and writes what the wallets hold now. */
    void finish() throws SQLException, InterruptedException {
        journal.finish(changed.values());
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the copying must end", e);
        } finally {
            filled.close();
        }
    }

    private final class Unit implements LedgerUnit {
        @Override
        public Map<UUID, JournalRow> originals(Set<UUID> ids) {
            Map<UUID, JournalRow> originals = new HashMap<>();
            found(lastById, ids).forEach((id, known) -> originals.put(id, known.payment));
            return originals;
        }

        @Override
        public Set<String> everWalletsOf(Set<Bytes> asked) {
            throw new UnsupportedOperationException("cards are not linked here");
        }

        @Override
        public Locked lock(Set<String> askedWallets, Set<Bytes> askedCards) {
            Map<String, WalletRow> lockedWallets = new HashMap<>();
            Map<Bytes, CardRow> lockedCards = new HashMap<>(found(cards, askedCards));
            lockedWallets.putAll(found(wallets, askedWallets));
            lockedCards.values().forEach(card -> lockedWallets.put(card.wallet(), wallets.get(card.wallet())));
            found(cardOfWallet, lockedWallets.keySet()).values().forEach(card -> lockedCards.put(card.id(), card));
            return new Locked(lockedWallets, lockedCards);
        }

        @Override
        public Optional<ChainHead> lockHouse() {
            throw new UnsupportedOperationException("what touches no wallet is not done here");
        }

        /** That no key was used before, the table's constraint says when it is made again. */
        @Override
        public Facts read(FactsQuery query) {
            if (!query.balances().isEmpty()) {
                throw new UnsupportedOperationException("balances of the house are not known here");
            }
            List<JournalRow> about = found(lastById, query.about()).values().stream()
                    .flatMap(known -> known.about.stream())
                    .toList();
            return new Facts(
                    Map.of(),
                    found(accounts, query.accounts()),
                    about,
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Set.of());
        }

        @Override
        public List<KeyCheckRow> keyChecks() {
            return keyChecks;
        }

        @Override
        public void append(Posting posting) {
            posting.changedWallets().forEach(wallet -> {
                wallets.put(wallet.id(), wallet);
                changed.put(wallet.id(), wallet);
            });
            for (JournalRow row : posting.journal()) {
                append(row.at(++position));
            }
        }

        private void append(JournalRow row) {
            if (row.isApproved() && row.kind().equals("CHARGE")) {
                Last now = new Last(row);
                Optional.ofNullable(lastOfWallet.put(row.chain(), now))
                        .ifPresent(before -> lastById.remove(before.payment.id()));
                lastById.put(row.id(), now);
            } else if (row.isApproved()) {
                row.about()
                        .flatMap(id -> Optional.ofNullable(lastById.get(id)))
                        .ifPresent(known -> known.about.add(row));
            }
            try {
                journal.write(row);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the filling was interrupted", e);
            }
        }
    }

    private static <K, V> Map<K, V> found(Map<K, V> rows, Collection<K> asked) {
        Map<K, V> found = new HashMap<>();
        for (K key : asked) {
            V row = rows.get(key);
            if (row != null) {
                found.put(key, row);
            }
        }
        return found;
    }
}
