package com.minsapay.jpa.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.testkit.Rows;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;

/** What a fault says about the money, by the moment it came: rules S2 and S10. */
class SqliteUnitsTest {
    private static final int IO_ERROR = SQLiteErrorCode.SQLITE_IOERR.code;

    @TempDir
    Path folder;

    private SqliteFile file;
    private SqliteUnits units;
    private Fault fault = Fault.NONE;
    private int faultCode;
    private int opened;

    private enum Fault {
        NONE,
        AT_BEGIN,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        AT_OPEN
    }

    @BeforeEach
    void open() throws SQLException {
        file = SqliteFile.open(folder.resolve("ledger.db"));
        SqliteConnections connections = new SqliteConnections(file.path(), Duration.ofMillis(100));
        connections.openWriter().close();
        Migrations.run("sqlite", connections.migrating());
        units = new SqliteUnits(() -> faulty(connections));
    }

    @AfterEach
    void close() {
        units.close();
        file.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {5 /* busy */, 13 /* full */, 19 /* constraint */, 5 | 2 << 8 /* busy, extended */})
    void a_commit_that_certainly_left_nothing_says_so(int code) {
        fail(Fault.BEFORE_COMMIT, code);

        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(StoreUnavailableException.class);

        recover();
        assertThat(isThere("w-1")).isFalse();
        openWallet("w-1");
        assertThat(isThere("w-1")).isTrue();
    }

    @Test
    void a_commit_that_failed_to_be_synced_is_unknown() {
        fail(Fault.BEFORE_COMMIT, IO_ERROR);

        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(OutcomeUnknownException.class);

        recover();
        assertThat(isThere("w-1")).isFalse();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_unknown_and_was_kept() {
        fail(Fault.AFTER_COMMIT, IO_ERROR);

        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(OutcomeUnknownException.class);

        recover();
        assertThat(isThere("w-1")).isTrue();
    }

    @Test
    void after_a_fault_the_next_unit_has_another_connection_and_the_one_after_keeps_it() {
        fail(Fault.BEFORE_COMMIT, IO_ERROR);
        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(OutcomeUnknownException.class);
        recover();

        openWallet("w-2");
        openWallet("w-3");

        assertThat(opened).isEqualTo(2);
    }

    @Test
    void a_unit_that_cannot_begin_left_nothing() {
        fail(Fault.AT_BEGIN, IO_ERROR);

        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(StoreUnavailableException.class);

        recover();
        openWallet("w-1");
        assertThat(isThere("w-1")).isTrue();
    }

    @Test
    void a_connection_that_cannot_be_opened_again_left_nothing() {
        fail(Fault.BEFORE_COMMIT, IO_ERROR);
        assertThatThrownBy(() -> openWallet("w-1")).isInstanceOf(OutcomeUnknownException.class);
        fail(Fault.AT_OPEN, IO_ERROR);

        assertThatThrownBy(() -> openWallet("w-2")).isInstanceOf(StoreUnavailableException.class);

        recover();
        openWallet("w-3");
        assertThat(isThere("w-2")).isFalse();
    }

    private void openWallet(String id) {
        units.transact(unit -> {
            unit.append(Rows.posting().open(Rows.wallet(id)).build());
            return id;
        });
    }

    private boolean isThere(String id) {
        return units.transact(unit -> unit.lock(Set.of(id), Set.of()).wallets().containsKey(id));
    }

    private void fail(Fault next, int code) {
        fault = next;
        faultCode = code;
    }

    private void recover() {
        fault = Fault.NONE;
    }

    private Connection faulty(SqliteConnections connections) throws SQLException {
        failIf(Fault.AT_OPEN);
        opened++;
        Connection real = connections.openWriter();
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean switches = method.getName().equals("setAutoCommit");
            boolean commits = switches && arguments[0].equals(true);
            failIf(switches && !commits ? Fault.AT_BEGIN : Fault.NONE);
            failIf(commits ? Fault.BEFORE_COMMIT : Fault.NONE);
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
            failIf(commits ? Fault.AFTER_COMMIT : Fault.NONE);
            return result;
        };
        return (Connection)
                Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private void failIf(Fault at) throws SQLException {
        if (at != Fault.NONE && fault == at) {
            throw new SQLException("planned", "", faultCode);
        }
    }
}
