package com.minsapay.benchmarks;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Copies transactions into a ledger's tables on a thread of its own, while the next are decided; whoever is faster waits. What
 * was given is there once {@link #finish} has returned. Used by one thread.
 */
final class CopyWriter implements FilledJournal {
    private static final String UPDATE =
            "update wallet set own = ?, number = ?, seal = ?, mac = ?, day = ?, spent = ?, charge_id = ?,"
                    + " charge_booth = ?, charge_amount = ?, charged_at = ? where id = ? and closed = 0";

    private static final int ROWS_A_BATCH = 1_000;
    private static final int MOST_BATCHES = 32;
    private static final List<JournalRow> LAST = List.of();

    private final BlockingQueue<List<JournalRow>> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final DataSource source;
    private final CopyRows journal;
    private final CopyRows transfers;
    private final Thread thread = new Thread(this::run, "copy-writer");
    private List<JournalRow> batch = new ArrayList<>(ROWS_A_BATCH);
    private volatile @Nullable Exception failure;

    /** @param source of connections that find the ledger's schema first */
    CopyWriter(DataSource source) throws SQLException, IOException {
        this.source = source;
        journal = begin(source, CopyRows.JOURNAL);
        transfers = begin(source, CopyRows.TRANSFER);
        thread.start();
    }

    private static CopyRows begin(DataSource source, String table) throws SQLException, IOException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new CopyRows(connection, table);
    }

    @Override
    public void write(JournalRow row) throws InterruptedException {
        batch.add(row);
        if (batch.size() == ROWS_A_BATCH) {
            hand(batch);
            batch = new ArrayList<>(ROWS_A_BATCH);
        }
    }

    @Override
    public void finish(Collection<WalletRow> changed) throws SQLException, InterruptedException {
        if (!batch.isEmpty()) {
            hand(batch);
        }
        hand(LAST);
        thread.join();
        requireNoFailure();
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            connection.setAutoCommit(false);
            for (WalletRow wallet : changed) {
                update.setLong(1, wallet.own());
                update.setLong(2, wallet.number());
                update.setBytes(3, wallet.seal().toArray());
                update.setBytes(4, wallet.mac().toArray());
                setUsage(update, wallet.usage());
                update.setString(11, wallet.id());
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void setUsage(PreparedStatement update, UsageRow usage) throws SQLException {
        update.setLong(5, usage.day());
        update.setLong(6, usage.spent());
        Optional<LastChargeRow> charge = usage.lastCharge();
        update.setBytes(7, charge.map(LastChargeRow::id).map(Rows::toBytes).orElse(null));
        update.setString(8, charge.map(LastChargeRow::booth).orElse(null));
        update.setObject(9, charge.map(LastChargeRow::amount).orElse(null), Types.BIGINT);
        update.setObject(10, charge.map(LastChargeRow::happenedAt).orElse(null), Types.BIGINT);
    }

    private void hand(List<JournalRow> rows) throws InterruptedException {
        do {
            requireNoFailure();
        } while (!batches.offer(rows, 1, TimeUnit.SECONDS));
    }

    private void requireNoFailure() {
        if (failure != null) {
            throw new IllegalStateException("a ledger must be possible to copy, was not: " + failure, failure);
        }
    }

    private void run() {
        try {
            for (List<JournalRow> rows = batches.take(); !rows.isEmpty(); rows = batches.take()) {
                for (JournalRow row : rows) {
                    journal.write(row);
                    for (TransferRow transfer : row.transfers()) {
                        transfers.write(row.position(), transfer);
                    }
                }
            }
            transfers.commit();
            journal.commit();
        } catch (IOException | SQLException | InterruptedException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (journal;
                transfers) {
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
