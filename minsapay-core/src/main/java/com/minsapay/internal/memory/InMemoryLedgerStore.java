package com.minsapay.internal.memory;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A ledger in memory, as strict as one in a database, and gone with the process. Units run one after the other under
 * one lock; a commit replaces the {@link Mark}, and a view reads as of the mark it found. It keeps every version of
 * every row, so it fits tests, and festivals that need not survive the night. Thread-safe.
 */
public final class InMemoryLedgerStore implements LedgerStore {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Tables tables = new Tables();
    private volatile Mark mark = Mark.EMPTY;
    private volatile boolean closed;

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        if (oneAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException("a unit must not begin another");
        }
        oneAtATime.lock();
        try {
            requireOpen();
            return run(new MemoryUnit(tables, mark), work);
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> T run(MemoryUnit unit, Function<LedgerUnit, T> work) {
        try {
            T result = work.apply(unit);
            unit.end().ifPresent(posting -> mark = tables.write(posting, mark));
            return result;
        } finally {
            unit.abandon();
        }
    }

    @Override
    public LedgerView view() {
        requireOpen();
        return new MemoryView(tables, mark);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
    }
}
