package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.unit.JdbcUnit;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import com.minsapay.jpa.internal.unit.Units;
import com.minsapay.spi.LedgerUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs units one after the other on the one connection that writes. A connection that failed to begin, commit or roll
 * back is closed, which rolls back what it still had open, and the next unit opens another. Thread-safe.
 */
public final class SqliteUnits implements Units {
    private static final Logger log = LoggerFactory.getLogger(SqliteUnits.class);

    private final ConnectionSource source;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Writer writer;
    private boolean closed;

    /** Opens connections that write. */
    @FunctionalInterface
    public interface ConnectionSource {
        /**
         * Opens one.
         *
         * @throws StoreUnavailableException if the connection is not as the ledger needs it
         */
        Connection open() throws SQLException;
    }

    private record Writer(Connection connection, Statements statements) {}

    /**
     * Opens the first connection.
     *
     * @throws StoreUnavailableException if it cannot be opened
     */
    public SqliteUnits(ConnectionSource source) {
        this.source = source;
        this.writer = open(source);
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a unit must not begin another unit");
        }
        turn.lock();
        try {
            return run(ready(), work);
        } finally {
            turn.unlock();
        }
    }

    /** Waits for the running unit and closes the connection; a repeat does nothing. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            discard();
        } finally {
            turn.unlock();
        }
    }

    private Writer ready() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        Writer current = writer;
        if (current == null) {
            current = open(source);
            writer = current;
            log.info("The ledger's writing connection was opened again.");
        }
        return current;
    }

    private static Writer open(ConnectionSource source) {
        try {
            Connection connection = source.open();
            return new Writer(connection, new SqliteStatements(connection));
        } catch (SQLException e) {
            throw new StoreUnavailableException("the ledger file could not be opened: " + e.getMessage(), e);
        }
    }

    private <T> T run(Writer current, Function<LedgerUnit, T> work) {
        begin(current);
        JdbcUnit unit = new JdbcUnit(current.statements(), UnitLocks.HELD_FROM_THE_BEGINNING, UnaryOperator.identity());
        boolean done = false;
        T result;
        try {
            result = unit.carryOut(work);
            done = true;
        } finally {
            if (!done) {
                rollBack(current);
            }
        }
        commit(current);
        return result;
    }

    private void begin(Writer current) {
        try {
            // The driver's way to begin: "begin immediate".
            current.connection().setAutoCommit(false);
        } catch (SQLException e) {
            discard();
            throw new StoreUnavailableException("the ledger file could not be locked: " + e.getMessage(), e);
        }
    }

    /**
     * Commits by switching auto-commit on. {@link Connection#commit} would begin the next transaction at once and hold
     * the write lock between units; and if that beginning failed, a commit that went through would look as if it had not.
     */
    private void commit(Writer current) {
        boolean committed = false;
        try {
            current.connection().setAutoCommit(true);
            committed = true;
        } catch (SQLException e) {
            if (SqliteErrors.leaveNothing(e)) {
                throw new StoreUnavailableException("the store could not commit: " + e.getMessage(), e);
            }
            throw new OutcomeUnknownException("the commit was not confirmed: " + e.getMessage(), e);
        } finally {
            if (!committed) {
                discard();
            }
        }
    }

    private void rollBack(Writer current) {
        try {
            current.connection().rollback();
            current.connection().setAutoCommit(true);
        } catch (SQLException e) {
            // SQLite rolls back by itself after some errors, such as a full disk, and then says so here.
            log.debug("A rollback was refused; the connection is closed instead.", e);
            discard();
        }
    }

    private void discard() {
        Writer current = writer;
        writer = null;
        if (current == null) {
            return;
        }
        try {
            current.connection().close();
        } catch (SQLException e) {
            log.warn("The ledger's writing connection could not be closed.", e);
        }
    }
}
