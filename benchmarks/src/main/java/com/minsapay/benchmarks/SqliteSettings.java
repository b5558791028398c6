package com.minsapay.benchmarks;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.SqliteOptions;
import com.minsapay.jpa.internal.sqlite.SqliteConnections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The pragmas that both contestants write under: set for the baseline, and read back from both before anything is measured. */
final class SqliteSettings {
    private static final List<Setting> ALL = List.of(
            new Setting("page_size", "4096"),
            new Setting("auto_vacuum", "0"),
            new Setting("journal_mode", "wal"),
            new Setting("synchronous", "2"),
            new Setting("fullfsync", "1"),
            new Setting("checkpoint_fullfsync", "1"),
            new Setting("wal_autocheckpoint", "8000"),
            new Setting("journal_size_limit", "67108864"),
            new Setting("cache_size", "-65536"),
            new Setting("mmap_size", "0"),
            new Setting("temp_store", "0"),
            new Setting("locking_mode", "normal"),
            new Setting("secure_delete", "0"),
            new Setting("foreign_keys", "1"),
            new Setting("ignore_check_constraints", "0"),
            new Setting("busy_timeout", "5000"));

    private record Setting(String pragma, String value) {
        @Override
        public String toString() {
            return pragma + " = " + value;
        }
    }

    private SqliteSettings() {}

    /** All of them, for people to read. */
    static String list() {
        return ALL.stream().map(Setting::toString).collect(Collectors.joining(", "));
    }

    /** Sets all of them and reads them back. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Setting setting : ALL) {
                statement.execute("pragma " + setting);
            }
        }
        require("the baseline", connection);
    }

    /**
     * Reads them back from a writing connection that the library's own code opens on a ledger of its own.
     *
     * @param file is made
     * @throws IllegalStateException if the library writes under others
     */
    static void requireOfLibrary(Path file) throws SQLException {
        JpaLedgerStore.sqlite(file).close();
        SqliteOptions options = SqliteOptions.of(file);
        try (Connection connection = new SqliteConnections(file, options.busyTimeout()).openWriter()) {
            require("the library", connection);
        }
    }

    private static void require(String whose, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Setting setting : ALL) {
                try (ResultSet result = statement.executeQuery("pragma " + setting.pragma())) {
                    String was = result.next() ? result.getString(1) : "unknown";
                    if (!was.equals(setting.value())) {
                        throw new IllegalStateException(whose + " must write with " + setting + ", it was " + was);
                    }
                }
            }
        }
    }
}
