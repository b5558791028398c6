package com.minsapay.benchmarks;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.WalletRow;
import java.sql.SQLException;
import java.util.Collection;

/** Where a ledger that is filled puts what was decided. Used by one thread. */
interface FilledJournal extends AutoCloseable {
    /** Takes the next row; it may be there later. */
    void write(JournalRow row) throws InterruptedException;

    /**
     * Waits until all rows are there, and writes what the wallets hold now.
     *
     * @param changed those of which there are rows
     */
    void finish(Collection<WalletRow> changed) throws SQLException, InterruptedException;

    @Override
    void close() throws SQLException;
}
