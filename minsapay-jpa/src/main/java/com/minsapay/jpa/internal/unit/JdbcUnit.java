package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A unit of work over a connection that is in a transaction already. The number of statements does not depend on how
 * many requests the unit carries (up to 2,048), and what asks for nothing runs nothing.
 */
public final class JdbcUnit implements LedgerUnit {
    private final UnitLocks locks;
    private final UnaryOperator<SQLException> tellable;
    private final WalletTable wallets;
    private final CardTable cards;
    private final JournalTable journal;
    private final HouseTables house;
    private final Map<String, WalletRow> locked = new HashMap<>();
    private State state = State.OPEN;
    private boolean appended;

    private enum State {
        OPEN,
        FAILED,
        ENDED
    }

    @FunctionalInterface
    private interface Access<T> {
        T run() throws SQLException;
    }

    /**
     * @param statements of the connection that is in a transaction
     * @param locks of the same transaction
     * @param tellable makes of the database's error one that tells no value of a row
     */
    public JdbcUnit(Statements statements, UnitLocks locks, UnaryOperator<SQLException> tellable) {
        this.locks = locks;
        this.tellable = tellable;
        wallets = new WalletTable(statements);
        cards = new CardTable(statements);
        journal = new JournalTable(statements, locks);
        house = new HouseTables(statements);
    }

    @Override
    public Map<UUID, JournalRow> originals(Set<UUID> ids) {
        return access("find transactions", () -> journal.originals(ids));
    }

    @Override
    public Set<String> everWalletsOf(Set<Bytes> cardIds) {
        return access("find cards", () -> journal.chainsAbout(cardIds));
    }

    @Override
    public Locked lock(Set<String> walletIds, Set<Bytes> cardIds) {
        return access("lock wallets", () -> {
            List<CardRow> asked = cards.find(cardIds);
            // A card read before its wallet was locked may have been blocked since, or belong to another wallet now.
            while (locks.tryAll(together(walletIds, asked), without(asked, cardIds))) {
                asked = cards.find(cardIds);
            }
            Set<String> ids = together(walletIds, asked);
            Map<String, WalletRow> found = wallets.find(ids);
            Set<String> busy = ids.stream()
                    .filter(id -> !(found.containsKey(id) ? locks.hasRow(id) : locks.hasName(id)))
                    .collect(Collectors.toSet());
            found.keySet().removeAll(busy);
            locked.putAll(found);
            return locked(asked, cardIds, found, busy);
        });
    }

    private Locked locked(List<CardRow> asked, Set<Bytes> cardIds, Map<String, WalletRow> found, Set<String> busy)
            throws SQLException {
        Set<Bytes> busyCards = new HashSet<>(without(asked, cardIds));
        busyCards.removeIf(locks::hasName);
        List<CardRow> free = new ArrayList<>();
        for (CardRow card : asked) {
            if (busy.contains(card.wallet())) {
                busyCards.add(card.id());
            } else {
                free.add(card);
            }
        }
        return new Locked(found, withActiveCards(free, found.keySet()), busy, busyCards);
    }

    /** The ids without those of these cards. */
    private static Set<Bytes> without(List<CardRow> cards, Set<Bytes> ids) {
        Set<Bytes> rest = new HashSet<>(ids);
        cards.forEach(card -> rest.remove(card.id()));
        return rest;
    }

    private static Set<String> together(Set<String> walletIds, List<CardRow> cards) {
        Set<String> ids = new HashSet<>(walletIds);
        cards.forEach(card -> ids.add(card.wallet()));
        return ids;
    }

    private Map<Bytes, CardRow> withActiveCards(List<CardRow> asked, Set<String> found) throws SQLException {
        Map<Bytes, CardRow> byId = new HashMap<>();
        Set<String> unknown = new HashSet<>(found);
        for (CardRow card : asked) {
            byId.put(card.id(), card);
            if (card.status().equals(CardRow.ACTIVE)) {
                unknown.remove(card.wallet());
            }
        }
        cards.activeOf(unknown).forEach(card -> byId.put(card.id(), card));
        return byId;
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        return access("lock the house", () -> {
            boolean isLocked = locks.tryHouse();
            ChainHead head = house.head();
            return isLocked ? Optional.of(head) : Optional.empty();
        });
    }

    @Override
    public Facts read(FactsQuery query) {
        return access("read facts", () -> {
            Set<String> busyKeys = locks.busyKeys(query.keys());
            Set<String> freeKeys = new HashSet<>(query.keys());
            freeKeys.removeAll(busyKeys);
            return new Facts(
                    journal.recorded(freeKeys),
                    house.accounts(query.accounts()),
                    journal.lastCharges(query.chargesSince()),
                    journal.spent(query.spentSince()),
                    journal.about(query.about()),
                    journal.balances(query.balances()),
                    journal.histories(query.histories()),
                    query.lastClose() ? journal.lastClose() : Optional.empty(),
                    busyKeys);
        });
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return access("read key checks", house::keyChecks);
    }

    @Override
    public void append(Posting posting) {
        if (appended) {
            throw new IllegalStateException("a unit must append at most once");
        }
        appended = true;
        access("append", () -> {
            write(posting);
            return posting;
        });
    }

    private void write(Posting posting) throws SQLException {
        wallets.insert(posting.openedWallets());
        wallets.update(posting.changedWallets(), locked);
        // Changed before linked: a replaced card must give up its wallet before the new one takes it.
        cards.update(posting.changedCards());
        cards.insert(posting.linkedCards());
        house.insertAccounts(posting.accounts());
        house.insertKeyChecks(posting.keyChecks());
        journal.append(posting.journal());
        if (posting.house().isPresent()) {
            house.setHead(posting.house().get());
        }
    }

    /**
     * Runs work on this unit, which ends with it. If this returns, the transaction is to be committed, and otherwise
     * rolled back.
     *
     * @throws StoreUnavailableException if something was refused, even if the work took no notice
     */
    public <T> T carryOut(Function<LedgerUnit, T> work) {
        try {
            T result = work.apply(this);
            if (state == State.FAILED) {
                throw new StoreUnavailableException("a unit must not go on after the store refused a part of it");
            }
            return result;
        } finally {
            state = State.ENDED;
        }
    }

    private <T> T access(String what, Access<T> access) {
        if (state != State.OPEN) {
            throw new IllegalStateException("a unit must be open, was " + state);
        }
        try {
            return access.run();
        } catch (SQLException e) {
            state = State.FAILED;
            SQLException told = tellable.apply(e);
            throw new StoreUnavailableException("the store could not " + what + ": " + told.getMessage(), told);
        } catch (RuntimeException e) {
            state = State.FAILED;
            throw e;
        }
    }
}
