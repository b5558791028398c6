package com.minsapay.jpa;

import com.minsapay.jpa.internal.sqlite.ArchiveFile;
import com.minsapay.jpa.internal.sqlite.SqliteReaders;
import com.minsapay.jpa.internal.view.ArchivedUnit;
import com.minsapay.jpa.internal.view.HibernateView;
import com.minsapay.jpa.internal.view.Readers;
import com.minsapay.jpa.internal.view.Sessions;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A whole ledger in one file that never changes: every transaction with its outcome and seal, every wallet, card and account.
 * It is an SQLite file with the tables of a ledger, so that every report, export and verification works on it, without the
 * database that it came from. Thread-safe.
 *
 * <pre>{@code
 * Checkpoint kept = pay.archive(view -> LedgerArchive.write(view, file));   // print it, and keep it elsewhere
 *
 * try (MinsaPay archived = MinsaPay.builder(LedgerArchive.open(file), keys).build()) {
 *     Verification found = archived.verify(kept);
 * }
 * }</pre>
 *
 * <p>Whoever has the keys of the ledger can verify it from the file alone. Nothing can be posted into it: requests get {@link
 * com.minsapay.fault.StoreUnavailableException}, and {@link JpaLedgerStore#sqlite} does not open it.
 */
public final class LedgerArchive implements LedgerStore {
    private final SqliteOptions options;
    private final Readers readers;
    private final Sessions sessions;

    private LedgerArchive(SqliteOptions options) {
        this.options = options;
        this.readers =
                new SqliteReaders(ArchiveFile.connections(options.file()), options.readers(), options.busyTimeout());
        this.sessions = new Sessions("SQLite", false);
    }

    /**
     * Writes one state of a ledger into a file: row by row, in little memory. The file gets its name when it is whole and on the
     * disk; a program that stops before leaves at most a file that ends in {@code .part}.
     *
     * @param view as {@link com.minsapay.MinsaPay#archive} hands it over
     * @param file in a folder that is there; must not be there itself
     * @throws com.minsapay.fault.StoreUnavailableException if there is such a file, or it cannot be written
     * @throws IllegalArgumentException if the file's name holds a question mark
     */
    public static void write(LedgerView view, Path file) {
        ArchiveFile.write(view, SqliteOptions.of(file).file());
    }

    /**
     * Opens an archive, for reading only. Any number of programs may have it open.
     *
     * @throws com.minsapay.fault.StoreUnavailableException if it is not there, is none, or was written by a version with other
     *     tables
     * @throws IllegalArgumentException if the file's name holds a question mark
     */
    public static LedgerArchive open(Path file) {
        SqliteOptions options = SqliteOptions.of(file);
        ArchiveFile.requireOne(options.file());
        return new LedgerArchive(options);
    }

    /** Lets the library look at the key checks; everything else is refused. */
    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        try (LedgerView view = view()) {
            return work.apply(new ArchivedUnit(view));
        }
    }

    @Override
    public LedgerView view() {
        return HibernateView.open(sessions, readers);
    }

    @Override
    public void close() {
        readers.close();
        sessions.close();
    }

    @Override
    public String toString() {
        return "LedgerArchive[" + options.file() + "]";
    }
}
