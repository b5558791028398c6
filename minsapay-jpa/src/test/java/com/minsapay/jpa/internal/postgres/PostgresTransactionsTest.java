package com.minsapay.jpa.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.jpa.PostgresServer;
import com.minsapay.jpa.internal.server.ServerTransaction;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresTransactionsTest {
    private static final Duration PATIENCE = Duration.ofMillis(750);

    @ParameterizedTest
    @CsvSource({
        "transaction_isolation, read committed",
        "transaction_read_only, off",
        // Temporary tables last: the ledger's are never taken for somebody's own.
        "search_path, 'festival, pg_temp'",
        "lock_timeout, 750ms",
        "synchronous_commit, on",
        // A program that vanished with the network must not keep the positions for as long as TCP believes in it.
        "idle_in_transaction_session_timeout, 10s",
    })
    void a_unit_has_what_it_needs_whatever_the_default_is(String setting, String value) throws SQLException {
        try (ServerTransaction unit = begun(contrary())) {
            assertThat(show(setting, unit.connection())).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "transaction_isolation, repeatable read",
        "transaction_read_only, on",
        "search_path, 'festival, pg_temp'"
    })
    void a_view_has_what_it_needs_whatever_the_default_is(String setting, String value) throws SQLException {
        try (ServerTransaction view = transactions(contrary()).beginView()) {
            assertThat(show(setting, view.connection())).isEqualTo(value);
        }
    }

    @Test
    void a_unit_waits_for_a_standby_where_the_database_does() throws SQLException {
        PGSimpleDataSource careful = PostgresServer.source();
        careful.setOptions("-c synchronous_commit=remote_apply");

        try (ServerTransaction unit = begun(careful)) {
            assertThat(show("synchronous_commit", unit.connection())).isEqualTo("remote_apply");
        }
    }

    private static PGSimpleDataSource contrary() {
        PGSimpleDataSource contrary = PostgresServer.source();
        contrary.setOptions("-c default_transaction_isolation=serializable -c default_transaction_read_only=on"
                + " -c synchronous_commit=off -c lock_timeout=0 -c idle_in_transaction_session_timeout=0");
        return contrary;
    }

    private static ServerTransaction begun(PGSimpleDataSource source) throws SQLException {
        PostgresTransactions transactions = transactions(source);
        ServerTransaction unit = transactions.beginUnit();
        Step read = new Step.Query("select 1", Step.RowSink.NONE);
        transactions.statements(unit.connection()).run(Stream.of(read));
        return unit;
    }

    private static PostgresTransactions transactions(PGSimpleDataSource source) {
        return new PostgresTransactions(source, "festival", PATIENCE);
    }

    private static String show(String setting, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
