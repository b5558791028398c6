package com.minsapay.jpa.internal.server;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks, and reads nothing with the same statement: a query sees what it joined to what it locks as it was before the lock. What
 * has no row yet is locked by its name, among the locks that the server keeps for programs. Nothing is waited for.
 */
public abstract class ServerLocks implements UnitLocks {
    private static final String HOUSE = "select id from house_chain for update skip locked";

    private static final String KEY = "key ";
    /** What the name of a wallet begins with, before its id. */
    protected static final String WALLET = "wallet ";

    private static final String CARD = "card ";

    private final Statements statements;
    private final Set<String> triedWallets = new HashSet<>();
    private final Set<String> rows = new HashSet<>();
    private final Set<String> triedNames = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private boolean house;

    /** @param statements of the transaction that gets the locks */
    protected ServerLocks(Statements statements) {
        this.statements = statements;
    }

    /** Locks the stored wallets that are free, and finds their ids. */
    protected abstract String lockWallets(Lists lists, InList ids);

    /** The same of the wallets that cards are of. */
    protected abstract String lockWalletsOf(Lists lists, InList cards);

    /** Locks the names that are free, to the end of the unit, and finds the others. */
    protected abstract Stream<Step> lockNames(Collection<String> asked, Consumer<String> busy);

    @Override
    public final Stream<Step> tryRows(Set<String> wallets, Set<Bytes> cards) {
        return Stream.concat(
                InList.texts(wallets).map(list -> list.query(lists -> lockWallets(lists, list), this::take)),
                InList.cards(cards).map(list -> list.query(lists -> lockWalletsOf(lists, list), this::take)));
    }

    private void take(ResultSet row) throws SQLException {
        rows.add(row.getString(1));
        triedWallets.add(row.getString(1));
    }

    @Override
    public final boolean tryRest(Set<String> wallets, Set<Bytes> unknownCards) throws SQLException {
        Set<String> untried = new HashSet<>(wallets);
        untried.removeAll(triedWallets);
        statements.run(tryRows(untried, Set.of()));
        Stream<String> withoutRow =
                untried.stream().filter(id -> !rows.contains(id)).map(WALLET::concat);
        Set<String> untriedNames = Stream.concat(
                        withoutRow, unknownCards.stream().map(ServerLocks::nameOf))
                .filter(name -> !triedNames.contains(name))
                .collect(Collectors.toSet());
        statements.run(tryNames(untriedNames));
        triedWallets.addAll(untried);
        return !untried.isEmpty() || !untriedNames.isEmpty();
    }

    @Override
    public boolean hasRow(String wallet) {
        return rows.contains(wallet);
    }

    /** Also if only its row is gone, which then nobody else can have. */
    @Override
    public final boolean hasName(String wallet) {
        return rows.contains(wallet) || names.contains(WALLET + wallet);
    }

    @Override
    public final boolean hasName(Bytes card) {
        return names.contains(nameOf(card));
    }

    @Override
    public final Stream<Step> tryHouse() {
        return Step.query(HOUSE, row -> house = true);
    }

    @Override
    public final boolean hasHouse() {
        return house;
    }

    @Override
    public final Stream<Step> tryKeys(Set<String> keys) {
        return tryNames(keys.stream().map(KEY::concat).collect(Collectors.toSet()));
    }

    @Override
    public final boolean hasKey(String key) {
        return names.contains(KEY + key);
    }

    /** Takes all that are asked for as its own, but those that another has. */
    private Stream<Step> tryNames(Set<String> asked) {
        Set<String> untried = new TreeSet<>(asked);
        untried.removeAll(triedNames);
        triedNames.addAll(untried);
        names.addAll(untried);
        return lockNames(untried, names::remove);
    }

    private static String nameOf(Bytes card) {
        return CARD + card;
    }
}
