package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.view.ReadTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction on a connection that is given back as it was taken. A connection that could not be committed or rolled
 * back is broken off instead: nobody knows what it still has open. Used by one thread.
 */
final class PostgresTransaction implements ReadTransaction {
    private static final Logger log = LoggerFactory.getLogger(PostgresTransaction.class);

    private final Connection connection;
    private boolean autoCommit = true;
    private boolean isOpen = true;
    private boolean isUsable = true;

    private PostgresTransaction(Connection connection) {
        this.connection = connection;
    }

    /**
     * A transaction that the first statement begins.
     *
     * @param connection given back if this fails
     */
    static PostgresTransaction of(Connection connection) throws SQLException {
        return begin(connection, PostgresTransaction::takeOver);
    }

    /**
     * Begins a transaction.
     *
     * @param connection given back if this fails
     * @param settings statements that hold for this transaction only, sent in one round trip
     */
    static PostgresTransaction begin(Connection connection, String settings) throws SQLException {
        return begin(connection, begun -> {
            begun.takeOver();
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
            }
        });
    }

    @FunctionalInterface
    private interface Beginning {
        void of(PostgresTransaction transaction) throws SQLException;
    }

    private static PostgresTransaction begin(Connection connection, Beginning beginning) throws SQLException {
        PostgresTransaction begun = new PostgresTransaction(connection);
        boolean isBegun = false;
        try {
            beginning.of(begun);
            isBegun = true;
            return begun;
        } finally {
            if (!isBegun) {
                begun.close();
            }
        }
    }

    /** A pool that tests its connections may have begun a transaction; what is set now has to come first in one. */
    private void takeOver() throws SQLException {
        autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /**
     * Commits.
     *
     * @throws StoreUnavailableException if the server answered that it did not
     * @throws OutcomeUnknownException if its answer was lost
     */
    void commit() {
        isOpen = false;
        isUsable = false;
        try {
            connection.commit();
            isUsable = true;
        } catch (SQLException e) {
            SQLException told = PostgresErrors.withoutValues(e);
            if (PostgresErrors.sayThatNothingWasCommitted(e)) {
                throw new StoreUnavailableException("the store could not commit: " + told.getMessage(), told);
            }
            throw new OutcomeUnknownException("the commit was not confirmed: " + told.getMessage(), told);
        }
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        try (connection) {
            rollBack();
            if (isUsable) {
                connection.setAutoCommit(autoCommit);
            } else {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            log.debug("A connection could not be given back as it was taken.", e);
        }
    }

    private void rollBack() {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        try {
            connection.rollback();
        } catch (SQLException e) {
            isUsable = false;
            log.debug("A rollback was refused; the connection is broken off instead.", e);
        }
    }
}
