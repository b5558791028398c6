package com.minsapay.jpa.internal.server;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.view.ReadTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction on a connection that is given back as it was taken. A connection that could not be committed or rolled
 * back is broken off instead: nobody knows what it still has open. Used by one thread.
 */
public final class ServerTransaction implements ReadTransaction {
    private static final Logger log = LoggerFactory.getLogger(ServerTransaction.class);

    private final Connection connection;
    private final ConnectionSettings settings;
    private final ServerErrors errors;
    private boolean autoCommit = true;
    private boolean isOpen = true;
    private boolean isUsable = true;

    private ServerTransaction(Connection connection, ConnectionSettings settings, ServerErrors errors) {
        this.connection = connection;
        this.settings = settings;
        this.errors = errors;
    }

    /**
     * Begins a transaction.
     *
     * @param connection given back if this fails
     * @param settings of this transaction only
     * @param errors what faults mean
     */
    public static ServerTransaction begin(Connection connection, ConnectionSettings settings, ServerErrors errors)
            throws SQLException {
        ServerTransaction begun = new ServerTransaction(connection, settings, errors);
        boolean isSet = false;
        try {
            begun.takeOver();
            settings.set(connection);
            isSet = true;
            return begun;
        } finally {
            if (!isSet) {
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
    public void commit() {
        isOpen = false;
        isUsable = false;
        try {
            connection.commit();
            isUsable = true;
        } catch (SQLException e) {
            SQLException told = errors.withoutValues(e);
            if (errors.sayThatNothingWasCommitted(e)) {
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
            giveBack();
        } catch (SQLException e) {
            log.debug("A connection could not be given back as it was taken.", e);
        }
    }

    private void giveBack() throws SQLException {
        try {
            if (isUsable) {
                isUsable = false;
                settings.putBack(connection);
                connection.setAutoCommit(autoCommit);
                isUsable = true;
            }
        } finally {
            if (!isUsable) {
                connection.abort(Runnable::run);
            }
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
