package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.LockedFacts;
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
import java.util.stream.Stream;

/**
 * A unit of work over a connection that is in a transaction already. The number of statements does not depend on how
 * many requests the unit carries (up to 2,048), and what asks for nothing runs nothing.
 */
public final class JdbcUnit implements LedgerUnit {
    private final Statements statements;
    private final UnitLocks locks;
    private final UnaryOperator<SQLException> tellable;
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
        this.statements = statements;
        this.locks = locks;
        this.tellable = tellable;
    }

    @Override
    public Map<UUID, JournalRow> originals(Set<UUID> ids) {
        Map<UUID, JournalRow> found = new HashMap<>();
        run("find transactions", JournalTable.originals(ids, row -> found.put(row.id(), row)));
        return found;
    }

    @Override
    public Set<String> everWalletsOf(Set<Bytes> cardIds) {
        Set<String> found = new HashSet<>();
        run("find cards", JournalTable.chainsAbout(cardIds, found::add));
        return found;
    }

    @Override
    public Locked lock(Set<String> walletIds, Set<Bytes> cardIds) {
        return locked(find(walletIds, cardIds, Stream.empty()));
    }

    @Override
    public LockedFacts lockAndRead(Set<String> walletIds, Set<Bytes> cardIds, FactsQuery query) {
        FactsFound facts = new FactsFound(query, locks);
        WalletsFound found = find(walletIds, cardIds, facts.steps());
        // What was read before the last lock may have changed.
        return new LockedFacts(locked(found), found.isOfTheFirstRun() ? facts.found() : read(query));
    }

    /** @param more steps that are run under the same locks, unless more of them are needed than the first run takes */
    private WalletsFound find(Set<String> walletIds, Set<Bytes> cardIds, Stream<Step> more) {
        WalletsFound found = new WalletsFound(walletIds, cardIds);
        return access("lock wallets", () -> {
            statements.run(Stream.of(locks.tryRows(walletIds, cardIds), found.everything(), more)
                    .flatMap(Function.identity()));
            // A card read before its wallet was locked may have been blocked since, or belong to another wallet now.
            while (locks.tryRest(found.ids(), found.unknownCards())) {
                statements.run(found.cardsAgain());
            }
            if (!found.isOfTheFirstRun()) {
                statements.run(found.walletsAgain());
            }
            return found;
        });
    }

    private Locked locked(WalletsFound found) {
        Set<String> ids = found.ids();
        Set<String> busy = ids.stream()
                .filter(id -> !(found.wallets().containsKey(id) ? locks.hasRow(id) : locks.hasName(id)))
                .collect(Collectors.toSet());
        Map<String, WalletRow> wallets = new HashMap<>(found.wallets());
        wallets.keySet().retainAll(ids);
        wallets.keySet().removeAll(busy);
        locked.putAll(wallets);
        Set<Bytes> busyCards = found.unknownCards();
        busyCards.removeIf(locks::hasName);
        Map<Bytes, CardRow> free = new HashMap<>();
        for (CardRow card : found.asked()) {
            if (busy.contains(card.wallet())) {
                busyCards.add(card.id());
            } else {
                free.put(card.id(), card);
            }
        }
        found.active().stream()
                .filter(card -> wallets.containsKey(card.wallet()))
                .forEach(card -> free.put(card.id(), card));
        return new Locked(wallets, free, busy, busyCards);
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        List<ChainHead> heads = new ArrayList<>();
        run("lock the house", Stream.concat(locks.tryHouse(), HouseTables.head(heads::add)));
        ChainHead head = heads.stream().findFirst().orElseThrow(HouseChainEntity::missing);
        return locks.hasHouse() ? Optional.of(head) : Optional.empty();
    }

    @Override
    public Facts read(FactsQuery query) {
        FactsFound facts = new FactsFound(query, locks);
        run("read facts", facts.steps());
        return facts.found();
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        List<KeyCheckRow> found = new ArrayList<>();
        run("read key checks", HouseTables.keyChecks(found::add));
        return found;
    }

    @Override
    public void append(Posting posting) {
        if (appended) {
            throw new IllegalStateException("a unit must append at most once");
        }
        appended = true;
        LastPosition last = new LastPosition();
        run(
                "append",
                Stream.of(
                                posting.journal().isEmpty() ? Stream.<Step>empty() : locks.beginWriting(),
                                WalletTable.insert(posting.openedWallets()),
                                WalletTable.update(posting.changedWallets(), locked),
                                // Changed before linked: a replaced card must give up its wallet before the new one
                                // takes it.
                                CardTable.update(posting.changedCards()),
                                CardTable.insert(posting.linkedCards()),
                                HouseTables.insertAccounts(posting.accounts()),
                                HouseTables.insertKeyChecks(posting.keyChecks()),
                                posting.house().stream().flatMap(HouseTables::setHead),
                                // Last: nobody else gives positions from here to the commit.
                                posting.journal().isEmpty() ? Stream.<Step>empty() : locks.lastPosition(last),
                                JournalTable.append(last, posting.journal()))
                        .flatMap(Function.identity()));
    }

    private void run(String what, Stream<Step> steps) {
        access(what, () -> {
            statements.run(steps);
            return what;
        });
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
