package com.minsapay.jpa.internal.server;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.view.ReadTransaction;
import com.minsapay.jpa.internal.view.Readers;
import java.sql.SQLException;

/** Each view has a transaction of its own, which no lock of a unit holds up. Thread-safe. */
public final class ServerReaders implements Readers {
    private final Server server;
    private final ServerRetries retries;
    private volatile boolean closed;

    /** @param server begins their transactions */
    public ServerReaders(Server server, ServerRetries retries) {
        this.server = server;
        this.retries = retries;
    }

    @Override
    public ReadTransaction begin() {
        return retries.untilItPasses(this::beginOnce);
    }

    private ReadTransaction beginOnce() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        try {
            return server.beginView();
        } catch (SQLException e) {
            throw new StoreUnavailableException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
