package com.minsapay.jpa.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteConnectionsTest {
    @TempDir
    Path folder;

    private SqliteConnections connections;

    @BeforeEach
    void makeTheFile() throws Exception {
        Path file = Files.createFile(folder.resolve("ledger.db"));
        connections = new SqliteConnections(file, Duration.ofMillis(1234));
    }

    @ParameterizedTest
    @CsvSource({
        "journal_mode, wal",
        "synchronous, 2",
        "fullfsync, 1",
        "checkpoint_fullfsync, 1",
        "foreign_keys, 1",
        "ignore_check_constraints, 0",
        "busy_timeout, 1234"
    })
    void the_writing_connection_is_as_a_ledger_needs_it(String pragma, String value) throws SQLException {
        try (Connection writer = connections.openWriter()) {
            assertThat(read(writer, pragma)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "synchronous, normal, 1",
        "synchronous, off, 0",
        "journal_mode, delete, delete",
        "foreign_keys, off, 0",
        "fullfsync, off, 0",
        "ignore_check_constraints, on, 1",
        "busy_timeout, 7, 7"
    })
    void a_connection_that_is_otherwise_is_refused(String pragma, String value, String readBack) throws SQLException {
        try (Connection writer = connections.openWriter()) {
            execute(writer, "pragma " + pragma + " = " + value);

            assertThatThrownBy(() -> connections.requireAsSet(writer))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("must be kept with " + pragma + " = ")
                    .hasMessageContaining("it was " + readBack + ": ");
        }
    }

    @Test
    void a_reading_connection_cannot_write() throws SQLException {
        try (Connection writer = connections.openWriter();
                Connection reader = connections.openReader()) {
            execute(writer, "create table note (text text)");

            assertThatThrownBy(() -> execute(reader, "insert into note values ('x')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("readonly");
        }
    }

    private static String read(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma " + pragma)) {
            return result.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
