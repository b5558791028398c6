package com.minsapay.jpa.internal.server;

import com.minsapay.fault.StoreUnavailableException;
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
public final class ServerUnits implements Units {
    private final Server server;
    private final ServerRetries retries;
    private final ReadWriteLock doors = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param server begins their transactions */
    public ServerUnits(Server server, ServerRetries retries) {
        this.server = server;
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
        try (ServerTransaction transaction = begin()) {
            T result = server.unit(transaction.connection()).carryOut(work);
            transaction.commit();
            return result;
        }
    }

    private ServerTransaction begin() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        try {
            return server.beginUnit();
        } catch (SQLException e) {
            throw new StoreUnavailableException("a transaction could not be begun: " + e.getMessage(), e);
        }
    }
}
