package com.minsapay.jpa.internal.postgres;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks rows, and reads nothing with the same statement: a query sees what it joined to a locked row as it was before the
 * lock. What has no row yet is locked by its name, among the advisory locks of the server.
 */
final class PostgresLocks implements UnitLocks {
    /** Beside whatever else the database's programs lock by two numbers: a ledger's own, and its journal's. */
    private static final String POSITIONS =
            "select pg_advisory_xact_lock(hashtext('minsapay.positions'), 'journal'::regclass::oid::integer)";

    /** Behind all others; the transaction's own trigger replaces them as it commits. */
    private static final String PROVISIONAL = "select nextval('provisional_position')";

    /** The names that another has, of a list; the journal's number keeps the ledgers of several schemas apart. */
    private static final String BUSY_OF = "select asked.name from (values %s) as asked (name) where not"
            + " pg_try_advisory_xact_lock(hashtextextended(asked.name, 'journal'::regclass::oid::bigint))";

    private static final String KEY = "key ";
    private static final String WALLET = "wallet ";
    private static final String CARD = "card ";

    private final Statements statements;
    private final boolean isJoined;
    private final Set<String> triedWallets = new HashSet<>();
    private final Set<String> rows = new HashSet<>();
    private final Set<String> triedNames = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param statements of the transaction that gets the locks
     * @param isJoined whether somebody else commits it, who is not waited for
     */
    PostgresLocks(Statements statements, boolean isJoined) {
        this.statements = statements;
        this.isJoined = isJoined;
    }

    @Override
    public boolean tryAll(Set<String> wallets, Set<Bytes> unknownCards) throws SQLException {
        Set<String> inOrder = new TreeSet<>(wallets);
        inOrder.removeAll(triedWallets);
        for (InList<String> list : InList.of(inOrder)) {
            statements.query(
                    "select id from wallet where id in (" + list.marks("?") + ") order by id for update skip locked",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    row -> rows.add(row.getString(1)));
        }
        Stream<String> withoutRow =
                inOrder.stream().filter(id -> !rows.contains(id)).map(WALLET::concat);
        boolean triedNewNames =
                tryNames(Stream.concat(withoutRow, unknownCards.stream().map(PostgresLocks::nameOf))
                        .collect(Collectors.toSet()));
        return triedWallets.addAll(inOrder) || triedNewNames;
    }

    @Override
    public boolean hasRow(String wallet) {
        return rows.contains(wallet);
    }

    @Override
    public boolean hasName(String wallet) {
        return names.contains(WALLET + wallet);
    }

    @Override
    public boolean hasName(Bytes card) {
        return names.contains(nameOf(card));
    }

    @Override
    public boolean tryHouse() throws SQLException {
        boolean[] isLocked = {false};
        statements.query("select id from house_chain for update skip locked", query -> {}, row -> isLocked[0] = true);
        return isLocked[0];
    }

    @Override
    public Set<String> busyKeys(Set<String> keys) throws SQLException {
        tryNames(keys.stream().map(KEY::concat).collect(Collectors.toSet()));
        return keys.stream().filter(key -> !names.contains(KEY + key)).collect(Collectors.toSet());
    }

    @Override
    public long lastPosition(Statements ofTheUnit) throws SQLException {
        if (isJoined) {
            return ofTheUnit.number(PROVISIONAL);
        }
        ofTheUnit.query(POSITIONS, query -> {}, row -> {});
        return ofTheUnit.number(HIGHEST_POSITION);
    }

    /** Whether there were any that had not been tried. */
    private boolean tryNames(Set<String> asked) throws SQLException {
        Set<String> inOrder = new TreeSet<>(asked);
        inOrder.removeAll(triedNames);
        names.addAll(inOrder);
        for (InList<String> list : InList.of(inOrder)) {
            statements.query(
                    BUSY_OF.formatted(list.marks("(?)")),
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    row -> names.remove(row.getString(1)));
        }
        return triedNames.addAll(inOrder);
    }

    private static String nameOf(Bytes card) {
        return CARD + card;
    }
}
