package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.server.ServerRetries;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.spi.LedgerUnit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs units in a transaction that somebody else began, each behind a savepoint: what fails leaves that transaction as it
 * was. Its settings are put back after each unit. Thread-safe; a connection is used by one thread.
 */
public final class PostgresJoin {
    /** What a unit needs otherwise than a caller may have it. */
    private static final List<String> SETTINGS = List.of(
            "search_path",
            "enable_bitmapscan",
            "enable_hashjoin",
            "enable_mergejoin",
            "enable_seqscan",
            "jit",
            "lock_timeout",
            "plan_cache_mode");

    private final PostgresTransactions transactions;
    private final ServerRetries retries;
    private volatile boolean closed;

    /** @param transactions know the settings of a unit */
    public PostgresJoin(PostgresTransactions transactions, ServerRetries retries) {
        this.transactions = transactions;
        this.retries = retries;
    }

    /**
     * Runs work as a unit of the connection's transaction.
     *
     * @throws IllegalStateException if there is none, or not one that is read committed
     * @throws StoreUnavailableException if nothing happened
     */
    public <T> T transact(Connection connection, Function<LedgerUnit, T> work) {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        requireJoinable(connection);
        return retries.untilNoRace(() -> runOnce(connection, work));
    }

    /** Lets no further unit begin; a repeat does nothing. */
    public void close() {
        closed = true;
    }

    private void requireJoinable(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("a transaction must have begun before it is joined");
            }
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException(
                        "a transaction must be read committed to be joined: another reads what is no longer so");
            }
        } catch (SQLException e) {
            throw unavailable("the transaction could not be joined", e);
        }
    }

    private <T> T runOnce(Connection connection, Function<LedgerUnit, T> work) {
        boolean done = false;
        Savepoint before = savepoint(connection);
        try {
            List<String> settings = replaceSettings(connection);
            T result = carryOut(connection, work);
            putBack(connection, settings);
            connection.releaseSavepoint(before);
            done = true;
            return result;
        } catch (SQLException e) {
            throw unavailable("the transaction could not be joined", e);
        } finally {
            if (!done) {
                rollBack(connection, before);
            }
        }
    }

    /** Closes its statements: whatever fails comes before the savepoint is released. */
    private <T> T carryOut(Connection connection, Function<LedgerUnit, T> work) throws SQLException {
        try (Statements statements = new PostgresStatements(connection, List.of())) {
            return transactions.unit(statements, true).carryOut(work);
        }
    }

    private Savepoint savepoint(Connection connection) {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw unavailable("the transaction could not be joined", e);
        }
    }

    /** The settings as they were. */
    private List<String> replaceSettings(Connection connection) throws SQLException {
        List<String> before = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet result = statement.executeQuery("show " + setting)) {
                    result.next();
                    before.add(result.getString(1));
                }
            }
            statement.execute(transactions.forJoined());
        }
        return before;
    }

    private static void putBack(Connection connection, List<String> settings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            for (int i = 0; i < SETTINGS.size(); i++) {
                statement.setString(1, SETTINGS.get(i));
                statement.setString(2, settings.get(i));
                statement.execute();
            }
        }
    }

    /** Puts the settings back too. */
    private void rollBack(Connection connection, Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            throw unavailable("the transaction is lost with its connection", e);
        }
    }

    private StoreUnavailableException unavailable(String what, SQLException fault) {
        SQLException told = transactions.errors().withoutValues(fault);
        return new StoreUnavailableException(what + ": " + told.getMessage(), told);
    }
}
