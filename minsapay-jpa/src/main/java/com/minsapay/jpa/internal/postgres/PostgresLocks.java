package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Locks rows, and reads nothing with the same statement: a query that waited for a lock sees the locked row as it is now,
 * but what it joined as it was before.
 */
final class PostgresLocks implements UnitLocks {
    /** Beside whatever else the database's programs lock by numbers: a ledger's own number, and its journal's. */
    private static final String POSITIONS =
            "select pg_advisory_xact_lock(hashtext('minsapay.positions'), 'journal'::regclass::oid::integer)";

    private final Statements statements;
    private final Set<String> asked = new HashSet<>();

    /** @param statements of the transaction that gets the locks */
    PostgresLocks(Statements statements) {
        this.statements = statements;
    }

    @Override
    public boolean lockWallets(Set<String> ids) throws SQLException {
        Set<String> inOrder = new TreeSet<>(ids);
        inOrder.removeAll(asked);
        for (InList<String> list : InList.of(inOrder)) {
            statements.query(
                    "select id from wallet where id in (" + list.marks("?") + ") order by id for update",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    row -> {});
        }
        return asked.addAll(inOrder);
    }

    @Override
    public void lockHouse() throws SQLException {
        statements.query("select id from house_chain for update", query -> {}, row -> {});
    }

    @Override
    public void lockPositions() throws SQLException {
        statements.query(POSITIONS, query -> {}, row -> {});
    }
}
