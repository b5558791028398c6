package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.unit.JdbcUnit;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Units;
import com.minsapay.spi.LedgerUnit;
import java.sql.SQLException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Runs units side by side, each in a transaction of its own, and again after a fault that left nothing and may pass.
 * Thread-safe.
 */
public final class PostgresUnits implements Units {
    private final PostgresTransactions transactions;
    private final PostgresRetries retries;
    private final ReadWriteLock doors = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param transactions begins them */
    public PostgresUnits(PostgresTransactions transactions, PostgresRetries retries) {
        this.transactions = transactions;
        this.retries = retries;
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        doors.readLock().lock();
        try {
            return retries.untilItPasses(() -> runOnce(work));
        } finally {
            doors.readLock().unlock();
        }
    }

    /** Waits for the running units; a repeat does nothing. */
    @Override
    public void close() {
        doors.writeLock().lock();
        try {
            closed = true;
        } finally {
            doors.writeLock().unlock();
        }
    }

    private <T> T runOnce(Function<LedgerUnit, T> work) {
        try (PostgresTransaction transaction = begin()) {
            Statements statements = Statements.together(transaction.connection(), transactions.forUnits());
            JdbcUnit unit =
                    new JdbcUnit(statements, new PostgresLocks(statements, false), PostgresErrors::withoutValues);
            T result = unit.carryOut(work);
            transaction.commit();
            return result;
        }
    }

    private PostgresTransaction begin() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        try {
            return transactions.ofUnit();
        } catch (SQLException e) {
            throw new StoreUnavailableException("a transaction could not be begun: " + e.getMessage(), e);
        }
    }
}
