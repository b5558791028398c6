package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to one file, set up as the ledger needs them. Immutable and thread-safe. */
public final class SqliteConnections {
    private static final int CACHE_KIB = 65_536;

    /** Pages in the log before they are copied into the file: 32 MB. A page changed in several units is copied once. */
    private static final int CHECKPOINT_AFTER = 8_000;

    /** What the log is cut back to, once a long view has let it grow. */
    private static final int LOG_LIMIT = 64 * 1024 * 1024;

    private final Path file;
    private final Duration busyTimeout;

    /**
     * @param file is there already
     * @param busyTimeout how long to wait for a lock that another program holds
     */
    public SqliteConnections(Path file, Duration busyTimeout) {
        this.file = file;
        this.busyTimeout = busyTimeout;
    }

    /**
     * Opens a connection that writes, whose transactions take the write lock as they begin.
     *
     * @throws StoreUnavailableException if what makes a commit durable could not be set
     */
    public Connection openWriter() throws SQLException {
        Connection connection = source(SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
        boolean ready = false;
        try {
            requireOursOrEmpty(connection);
            required().forEach((pragma, value) -> set(connection, pragma, value));
            set(connection, "cache_size", String.valueOf(-CACHE_KIB));
            set(connection, "wal_autocheckpoint", String.valueOf(CHECKPOINT_AFTER));
            set(connection, "journal_size_limit", String.valueOf(LOG_LIMIT));
            requireAsSet(connection);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /** Opens a connection that can only read. */
    public Connection openReader() throws SQLException {
        return reading().getConnection();
    }

    /** Connections that can only read. */
    SQLiteDataSource reading() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        return source(config);
    }

    /** Connections for migrations: they write, but take the write lock only when they do. */
    public SQLiteDataSource migrating() {
        return source(SQLiteConfig.TransactionMode.DEFERRED);
    }

    /**
     * Reads back, on the connection itself, what makes a commit durable and whole.
     *
     * @throws StoreUnavailableException if one is not as set
     */
    void requireAsSet(Connection connection) {
        required().forEach((pragma, value) -> {
            String was = get(connection, pragma);
            if (!was.equals(value)) {
                throw new StoreUnavailableException(
                        "a ledger must be kept with " + pragma + " = " + value + ", it was " + was + ": " + file);
            }
        });
    }

    /** Before a pragma changes the file. */
    private void requireOursOrEmpty(Connection connection) {
        String tables = "select count(*), coalesce(sum(name = '" + Migrations.HISTORY + "'), 0) from sqlite_schema";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(tables)) {
            if (result.next() && result.getInt(1) > 0 && result.getInt(2) == 0) {
                throw new StoreUnavailableException(
                        "the file must be a ledger or empty, it holds something else: " + file);
            }
            if (ArchiveFile.isMarked(connection)) {
                throw new StoreUnavailableException("an archive must stay as it is, it cannot be written to: " + file);
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private Map<String, String> required() {
        Map<String, String> pragmas = new LinkedHashMap<>();
        pragmas.put("journal_mode", "wal");
        pragmas.put("synchronous", "2");
        // Without these, a sync on macOS stops at the drive's own cache. No effect elsewhere.
        pragmas.put("fullfsync", "1");
        pragmas.put("checkpoint_fullfsync", "1");
        pragmas.put("foreign_keys", "1");
        pragmas.put("ignore_check_constraints", "0");
        pragmas.put("busy_timeout", String.valueOf(busyTimeout.toMillis()));
        return pragmas;
    }

    private SQLiteDataSource source(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setTransactionMode(mode);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        return source(config);
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private void set(Connection connection, String pragma, String value) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma " + pragma + " = " + value);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private String get(Connection connection, String pragma) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma " + pragma)) {
            return result.next() ? result.getString(1) : "unknown";
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private StoreUnavailableException unusable(SQLException e) {
        return new StoreUnavailableException("the ledger file must be a usable SQLite file: " + e.getMessage(), e);
    }
}
