package com.minsapay.internal.report;

import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.Transaction;
import com.minsapay.policy.Policy;
import com.minsapay.report.ExportForm;
import com.minsapay.report.ExportRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the journal into rows for others. Thread-safe; each stream is for one thread. */
public final class Exports {
    private final LedgerStore store;
    private final Policy policy;

    /**
     * @param store where the ledger is
     * @param policy knows when a business day begins
     */
    public Exports(LedgerStore store, Policy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** Everything, in commit order, from a view that is open until the stream is closed. */
    public Stream<ExportRow> rows(ExportForm form) {
        LedgerView view = store.view();
        try {
            Stream<JournalRow> journal = view.journalByPosition();
            return journal.map(conversion(form, view)).onClose(view::close);
        } catch (RuntimeException | Error e) {
            view.close();
            throw e;
        }
    }

    private Function<JournalRow, ExportRow> conversion(ExportForm form, LedgerView view) {
        if (form instanceof ExportForm.Anonymised anonymised) {
            Pseudonyms names = new Pseudonyms();
            return row -> anonymised(row, anonymised.bin(), names, view);
        }
        return row -> raw(row, view);
    }

    private static ExportRow raw(JournalRow row, LedgerView view) {
        Transaction transaction = RowCodec.toTransaction(row);
        return new ExportRow(
                row.position(),
                transaction.kind(),
                transaction.declined(),
                Optional.of(transaction.happenedAt()),
                transaction.wallet(),
                transaction.operator(),
                transaction.transfers(),
                transaction.after(),
                about(row, view),
                Optional.of(transaction));
    }

    private ExportRow anonymised(JournalRow row, Optional<Duration> bin, Pseudonyms names, LedgerView view) {
        Transaction transaction = RowCodec.toTransaction(row);
        return new ExportRow(
                row.position(),
                transaction.kind(),
                transaction.declined(),
                bin.map(length -> cut(transaction.happenedAt(), length)),
                transaction.wallet().map(names::of),
                names.of(transaction.operator()),
                transaction.transfers().stream().map(names::of).toList(),
                transaction.after(),
                about(row, view),
                Optional.empty());
    }

    private static OptionalLong about(JournalRow row, LedgerView view) {
        Optional<UUID> original = row.about();
        return original.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(view.transaction(original.get())
                        .map(JournalRow::position)
                        .orElseThrow(() -> new LedgerCorruptException(
                                "the transaction that another is about must be there, was not: " + original.get())));
    }

    /** Bins are counted from midnight, so that a whole number of them makes a day wherever the school is. */
    private Instant cut(Instant instant, Duration bin) {
        Instant midnight = policy.startOfDay(instant);
        long bins = Duration.between(midnight, instant).dividedBy(bin);
        return Instants.cut(midnight.plus(bin.multipliedBy(bins)));
    }
}
