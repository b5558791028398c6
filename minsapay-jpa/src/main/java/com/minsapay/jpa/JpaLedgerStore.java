package com.minsapay.jpa;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.mariadb.MariaDbTransactions;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.postgres.PostgresJoin;
import com.minsapay.jpa.internal.postgres.PostgresTransactions;
import com.minsapay.jpa.internal.server.Server;
import com.minsapay.jpa.internal.server.ServerReaders;
import com.minsapay.jpa.internal.server.ServerRetries;
import com.minsapay.jpa.internal.server.ServerUnits;
import com.minsapay.jpa.internal.sqlite.SqliteConnections;
import com.minsapay.jpa.internal.sqlite.SqliteFile;
import com.minsapay.jpa.internal.sqlite.SqliteReaders;
import com.minsapay.jpa.internal.sqlite.SqliteUnits;
import com.minsapay.jpa.internal.unit.Units;
import com.minsapay.jpa.internal.view.HibernateView;
import com.minsapay.jpa.internal.view.Readers;
import com.minsapay.jpa.internal.view.Sessions;
import com.minsapay.spi.JoinedTransaction;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps the ledger in a database. Thread-safe.
 *
 * <p>On SQLite, a unit that returned is on the disk as far as the operating system and the drive keep their word: the
 * log is synced once a unit ({@code journal_mode=wal}, {@code synchronous=full}), and these settings are read back from
 * the writing connection before anything is written. A program or machine that stops at any moment leaves whole units
 * only. A drive that says "written" too early can lose the last units, and only a checkpoint kept elsewhere would show
 * it. The file must be on a local disk: SQLite's locks are not to be trusted on network file systems.
 *
 * <p>Its units run one after the other, each for itself; views are beside them and never wait. Other programs may read the
 * file, and back it up with {@code .backup} or {@code vacuum into}, while it is open; copying the file alone loses what
 * still is in the log ({@code -wal}).
 *
 * <p>On PostgreSQL, a unit that returned is as safe as the server keeps it, which must have {@code fsync} and
 * {@code full_page_writes} on; a unit switches {@code synchronous_commit} on for itself. Units of one store or of
 * several, in one program or in several, run side by side: what one has is busy for the others (rule S11). From the moment
 * they write to the moment they are committed they run one after the other, so that positions rise in the order of commits
 * and a view has none missing below its last. A unit that met a deadlock or lost its connection before its commit was sent is
 * run again, a few times.
 *
 * <p>On MariaDB it is the same, but for this: the server must have {@code innodb_flush_log_at_trx_commit} at 1, or at 3,
 * {@code innodb_doublewrite} on and, beside a binary log, {@code sync_binlog} at 1; it must be one server and not a cluster.
 * A unit that was committed is seen by others some milliseconds before it is on the disk, which its caller is not told
 * before. What a unit sets for its session it puts back; locks of the session that a connection has as it comes from its
 * source ({@code get_lock}) are let go of too.
 */
public final class JpaLedgerStore implements LedgerStore {
    private final Units units;
    private final Readers readers;
    private final Sessions sessions;
    private final Optional<PostgresJoin> join;
    private final Deque<Part> open;

    /** What has to be closed. */
    @FunctionalInterface
    private interface Part {
        void close();
    }

    private JpaLedgerStore(
            Units units, Readers readers, Sessions sessions, Optional<PostgresJoin> join, Deque<Part> open) {
        this.units = units;
        this.readers = readers;
        this.sessions = sessions;
        this.join = join;
        this.open = open;
    }

    /**
     * Opens a ledger in an SQLite file with the options of {@link SqliteOptions#of}; see {@link #sqlite(SqliteOptions)}.
     */
    public static JpaLedgerStore sqlite(Path file) {
        return sqlite(SqliteOptions.of(file));
    }

    /**
     * Opens a ledger in an SQLite file, making it and its tables if they are not there. Until it is closed, no other
     * store can open the same file, in this process or another ({@code <file>.lock}).
     *
     * @throws StoreUnavailableException if the file is open already, holds something else, was written by a later
     *     version, lacks something of its tables, or cannot be kept durable
     */
    public static JpaLedgerStore sqlite(SqliteOptions options) {
        Deque<Part> open = new ArrayDeque<>();
        try {
            SqliteFile file = SqliteFile.open(options.file());
            open.push(file::close);
            SqliteConnections connections = new SqliteConnections(file.path(), options.busyTimeout());
            Units units = new SqliteUnits(connections::openWriter);
            open.push(units::close);
            Migrations.run("sqlite", connections.migrating());
            // Closed before the writer, which as the last one folds the log into the file.
            Readers readers = new SqliteReaders(connections, options.readers(), options.busyTimeout());
            open.push(readers::close);
            Sessions sessions = new Sessions("SQLite", false);
            open.push(sessions::close);
            return new JpaLedgerStore(units, readers, sessions, Optional.empty(), open);
        } catch (RuntimeException | Error e) {
            closeAll(open);
            throw e;
        }
    }

    /**
     * Opens a ledger in a PostgreSQL database with the options of {@link PostgresOptions#of}; see
     * {@link #postgres(PostgresOptions)}.
     */
    public static JpaLedgerStore postgres(DataSource source) {
        return postgres(PostgresOptions.of(source));
    }

    /**
     * Opens a ledger in a PostgreSQL database, making its tables if they are not there. Any number of stores may be open
     * on one ledger, in this process or in others.
     *
     * @throws StoreUnavailableException if the database cannot be reached, does not keep what is committed, was written by
     *     a later version, or lacks something of its tables
     */
    public static JpaLedgerStore postgres(PostgresOptions options) {
        PostgresTransactions transactions =
                new PostgresTransactions(options.source(), options.schema(), options.patience());
        transactions.requireDurable();
        Migrations.run("postgres", options.source(), options.schema());
        ServerRetries retries = new ServerRetries(transactions.errors(), options.patience());
        PostgresJoin join = new PostgresJoin(transactions, retries);
        return onServer(new Sessions("PostgreSQL", false), transactions, retries, Optional.of(join));
    }

    /** Opens a ledger in a MariaDB database with the options of {@link MariaDbOptions#of}; see {@link #mariadb(MariaDbOptions)}. */
    public static JpaLedgerStore mariadb(DataSource source) {
        return mariadb(MariaDbOptions.of(source));
    }

    /**
     * Opens a ledger in a MariaDB database, making its tables if they are not there. Any number of stores may be open on one
     * ledger, in this process or in others.
     *
     * @throws StoreUnavailableException if the server cannot be reached, is MySQL or older than 10.11, is a replica or one of
     *     several in a cluster, or does not keep what is committed; if the driver counts changed rows
     *     ({@code useAffectedRows}); or if the tables were written by a later version, or lack
     *     something
     */
    public static JpaLedgerStore mariadb(MariaDbOptions options) {
        MariaDbTransactions transactions =
                new MariaDbTransactions(options.source(), options.database(), options.patience());
        transactions.requireFit();
        Migrations.run("mariadb", options.source(), options.database());
        transactions.requireRowsFoundToBeCounted();
        ServerRetries retries = new ServerRetries(transactions.errors(), options.patience());
        return onServer(new Sessions("MariaDB", true), transactions, retries, Optional.empty());
    }

    private static JpaLedgerStore onServer(
            Sessions sessions, Server server, ServerRetries retries, Optional<PostgresJoin> join) {
        Deque<Part> open = new ArrayDeque<>();
        open.push(sessions::close);
        Units units = new ServerUnits(server, retries);
        open.push(units::close);
        Readers readers = new ServerReaders(server, retries);
        open.push(readers::close);
        join.ifPresent(joining -> open.push(joining::close));
        return new JpaLedgerStore(units, readers, sessions, join, open);
    }

    /**
     * The transaction that an entity manager is in, for {@link com.minsapay.MinsaPay#joining}: on PostgreSQL only, on this
     * ledger's database, begun and read committed. Whether it is, is checked as each unit begins, which otherwise throws
     * {@code IllegalStateException} and leaves it as it was.
     *
     * <p>The caller's other work must not wait, within the transaction, for anything that waits for the same wallets.
     * Positions are given at the commit: a transaction in two phases holds up all others from its preparation to its end,
     * and one that sets all constraints to immediate after a request, from there.
     *
     * @param manager used by the thread that its transaction is of
     * @throws UnsupportedOperationException if the ledger is kept in SQLite, which one transaction has to itself, or in
     *     MariaDB, which gives no positions at a commit
     */
    public JoinedTransaction joining(EntityManager manager) {
        PostgresJoin joining = join.orElseThrow(() -> new UnsupportedOperationException(
                "a ledger must be on PostgreSQL to join a transaction, is on another database"));
        return new JoinedTransaction() {
            @Override
            public <T> T transact(Function<LedgerUnit, T> work) {
                if (!manager.isJoinedToTransaction()) {
                    throw new IllegalStateException("a transaction must have begun before it is joined");
                }
                Supplier<T> answer = manager.callWithConnection(
                        (Connection connection) -> answer(() -> joining.transact(connection, work)));
                return answer.get();
            }
        };
    }

    /** What is thrown inside, a persistence provider wraps. */
    private static <T> Supplier<T> answer(Supplier<T> work) {
        try {
            T result = work.get();
            return () -> result;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        return units.transact(work);
    }

    @Override
    public LedgerView view() {
        return HibernateView.open(sessions, readers);
    }

    /** Waits for the running units. A view that is still open is to be closed too; it may no longer be readable. */
    @Override
    public void close() {
        closeAll(open);
    }

    private static void closeAll(Deque<Part> open) {
        synchronized (open) {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        }
    }
}
