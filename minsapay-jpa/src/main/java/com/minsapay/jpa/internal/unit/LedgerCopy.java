package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Copies every row of a ledger, as it is, into tables that are empty. Holds a few rows at a time. Used by one thread. */
public final class LedgerCopy {
    private static final int ROWS_A_BATCH = 1_000;

    private final LedgerView view;
    private final Statements statements;

    /**
     * @param view what to copy
     * @param statements one by one, of a connection to the empty tables, in a transaction
     */
    public LedgerCopy(LedgerView view, Statements statements) {
        this.view = view;
        this.statements = statements;
    }

    /** Copies it. */
    public void run() throws SQLException {
        copy(view.journalByPosition(), LedgerCopy::insertJournal);
        copy(view.wallets(), WalletTable::insert);
        copy(view.cards(), CardTable::insert);
        statements.run(HouseTables.insertAccounts(view.accounts()));
        statements.run(HouseTables.insertKeyChecks(view.keyChecks()));
        statements.run(HouseTables.setHead(view.house()));
    }

    private <T> void copy(Stream<T> all, Function<List<T>, Stream<Step>> insert) throws SQLException {
        try (all) {
            Iterator<T> rows = all.iterator();
            while (rows.hasNext()) {
                List<T> batch = new ArrayList<>(ROWS_A_BATCH);
                while (rows.hasNext() && batch.size() < ROWS_A_BATCH) {
                    batch.add(rows.next());
                }
                statements.run(insert.apply(batch));
            }
        }
    }

    private static Stream<Step> insertJournal(List<JournalRow> journal) {
        List<JournalEntity.At> placed = new ArrayList<>();
        List<TransferEntity.At> transfers = new ArrayList<>();
        for (JournalRow row : journal) {
            JournalEntity.At at = whereItStands(row);
            placed.add(at);
            row.transfers().forEach(transfer -> transfers.add(new TransferEntity.At(at, transfer)));
        }
        return Stream.concat(Step.write(JournalEntity.INSERT, placed), Step.write(TransferEntity.INSERT, transfers));
    }

    private static JournalEntity.At whereItStands(JournalRow row) {
        LastPosition before = new LastPosition();
        before.take(row.position() - 1);
        return new JournalEntity.At(before, 1, row);
    }
}
