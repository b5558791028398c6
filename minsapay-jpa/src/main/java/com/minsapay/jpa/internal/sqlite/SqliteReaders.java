package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.view.ReadTransaction;
import com.minsapay.jpa.internal.view.Readers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few connections that read, kept for the next view. A connection to a file neither breaks nor grows old, so this
 * needs no thread to look after it. Thread-safe.
 */
public final class SqliteReaders implements Readers {
    private static final Logger log = LoggerFactory.getLogger(SqliteReaders.class);

    private final SqliteConnections connections;
    private final int most;
    private final Duration patience;
    private final Semaphore places;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * @param most how many may be in use at a time
     * @param patience how long to wait for one
     */
    public SqliteReaders(SqliteConnections connections, int most, Duration patience) {
        this.connections = connections;
        this.most = most;
        this.patience = patience;
        this.places = new Semaphore(most, true);
    }

    /** @throws StoreUnavailableException also if no connection becomes free in time */
    @Override
    public ReadTransaction begin() {
        takePlace();
        Connection connection = null;
        try {
            connection = idleOrNew();
            connection.setAutoCommit(false);
            return new Taken(connection);
        } catch (SQLException e) {
            if (connection != null) {
                close(connection);
            }
            places.release();
            throw new StoreUnavailableException("the ledger file could not be read: " + e.getMessage(), e);
        }
    }

    /** Closes what is not in use, and the rest when it is given back; a repeat does nothing. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private final class Taken implements ReadTransaction {
        private final Connection connection;

        Taken(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void close() {
            end(connection);
        }
    }

    private void end(Connection connection) {
        try {
            connection.setAutoCommit(true);
            idle.add(connection);
        } catch (SQLException e) {
            log.debug("A read transaction could not be ended; its connection is closed instead.", e);
            close(connection);
        } finally {
            places.release();
        }
        if (closed) {
            closeIdle();
        }
    }

    private void takePlace() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailableException("at most " + most + " views may be open at a time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("opening a view was interrupted", e);
        }
    }

    private Connection idleOrNew() throws SQLException {
        Connection kept = idle.poll();
        return kept != null ? kept : connections.openReader();
    }

    private void closeIdle() {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            close(kept);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A reading connection could not be closed.", e);
        }
    }
}
