package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Structure;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbLedgerStoreTest extends ServerStoreRules {
    private final MariaDbOptions options = MariaDbServer.emptyLedger();

    @Override
    protected LedgerStore open(DataSource source, Duration patience) {
        return JpaLedgerStore.mariadb(new MariaDbOptions(source, options.database(), patience));
    }

    @Override
    protected String database() {
        return "mariadb";
    }

    @Override
    protected Set<String> structure() {
        return Structure.listed(database(), options.source(), options.database());
    }

    @Override
    protected String withoutIndexOfWhatIsDue() {
        return "drop index journal_due on journal";
    }

    @Override
    protected String withoutTriggerOfTheJournal() {
        return "drop trigger journal_is_not_updated";
    }

    @Override
    protected Callable<LedgerStore> opensEmptyLedger() {
        MariaDbOptions fresh = MariaDbServer.emptyLedger();
        return () -> JpaLedgerStore.mariadb(fresh);
    }

    @Override
    protected DataSource source() {
        return options.source();
    }

    @Override
    protected DataSource source(String name) {
        return MariaDbServer.source(name);
    }

    @Override
    protected DataSource nowhere() {
        try {
            return new MariaDbDataSource("jdbc:mariadb://127.0.0.1:1/school?user=root");
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected void endConnections(String name) {
        MariaDbServer.endConnections(name);
    }

    @Override
    protected void sql(String... statements) throws SQLException {
        MariaDbServer.sql(options.database(), statements);
    }

    @Override
    protected Duration leastPatience() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected String waitedTooLong() {
        return "Lock wait timeout";
    }

    @Override
    protected String[] withoutForeignKeyOfGrants(String insert) {
        return new String[] {"set foreign_key_checks = 0", insert};
    }

    @Override
    protected String settings() {
        return "select concat_ws(', ', database(), @@sql_mode, @@session.tx_isolation, @@session.tx_read_only,"
                + " @@collation_connection, @@innodb_lock_wait_timeout, @@lock_wait_timeout, @@idle_transaction_timeout, @@foreign_key_checks,"
                + " @@unique_checks, @@check_constraint_checks, @@completion_type, @@sql_safe_updates, @@sql_select_limit,"
                + " @@sql_big_selects, ifnull(@minsapay_sql_mode, 'nothing kept'), release_all_locks())";
    }

    @Test
    void a_driver_that_counts_changed_rows_is_refused() {
        assertThatThrownBy(() -> open(MariaDbServer.sourceWith("useAffectedRows=true"), PATIENCE))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("leave useAffectedRows off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useServerPrepStmts=true",
                "allowMultiQueries=true",
                "useBulkStmts=true",
                "disablePipeline=true",
                "sessionVariables=sql_mode='ANSI_QUOTES',sql_quote_show_create=0"
            })
    void the_drivers_other_ways_to_send_statements_change_nothing(String option) {
        try (LedgerStore other = open(MariaDbServer.sourceWith(option), PATIENCE)) {
            append(other, Rows.posting().open(Rows.wallet("w-1", 1, 5, Rows.grant("a", 7))));
            other.transact(ServerStoreRules::addOne);

            assertThat(LedgerSnapshot.of(other).wallets())
                    .containsExactly(Rows.wallet("w-1", 2, 6, Rows.grant("a", 7)));
        }
    }

    @Test
    void a_unit_is_strict_and_read_committed_whatever_the_session_has() throws SQLException {
        append(store, Rows.posting().open(Rows.wallet("w-1"), Rows.wallet("w-2")));
        try (LentConnection lent = new LentConnection(MariaDbServer.source());
                LedgerStore other = open(lent.source(), PATIENCE)) {
            makeContrary(lent.whileNobodyHasIt());
            AtomicInteger runs = new AtomicInteger();

            other.transact(unit -> {
                unit.keyChecks();
                if (runs.incrementAndGet() == 1) {
                    store.transact(ServerStoreRules::addOne);
                }
                return addOne(unit);
            });

            assertThat(wallet("w-1").own()).isEqualTo(2);
            assertThat(runs).as("runs, of which a serializable unit needs two").hasValue(1);
            assertThat(LedgerSnapshot.of(other).wallets()).hasSize(2);
            assertThatThrownBy(() -> append(other, Rows.posting().open(Rows.wallet("w-3", 1, -1))))
                    .hasMessageContaining("CONSTRAINT");
            assertThatThrownBy(() -> append(other, Rows.posting().open(Rows.wallet("w".repeat(65)))))
                    .hasMessageContaining("Data too long");
            assertThatThrownBy(() -> append(other, Rows.posting().link(Rows.activeCard("one", "w-9"))))
                    .hasMessageContaining("foreign key");
        }
    }

    private static void makeContrary(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(
                    "set session sql_mode = 'ORACLE', session tx_isolation = 'SERIALIZABLE', tx_read_only = 1,"
                            + " foreign_key_checks = 0, unique_checks = 0, check_constraint_checks = 0, sql_select_limit = 1,"
                            + " sql_safe_updates = 1, completion_type = 2, collation_connection = latin1_swedish_ci");
        }
    }

    @Test
    void keys_are_told_apart_by_the_spaces_at_their_ends_and_by_their_accents() throws SQLException {
        for (String key : new String[] {"key", "key ", "Key", "kéy"}) {
            sql("insert into house_account values ('" + key + "', '', 0)");
        }

        assertThatThrownBy(() -> sql("insert into house_account values ('key', '', 0)"))
                .hasMessageContaining("Duplicate");
    }

    @Test
    void tables_that_somebody_has_locked_whole_are_waited_for_no_longer_than_rows() throws SQLException {
        try (LedgerStore impatient = open(source(), leastPatience());
                Connection backup = MariaDbServer.source().getConnection();
                Statement statement = backup.createStatement()) {
            statement.execute("lock tables " + options.database() + ".wallet write");

            assertThatThrownBy(() -> append(impatient, Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(waitedTooLong());
            statement.execute("unlock tables");
        }
    }

    @Test
    void a_unit_that_met_a_deadlock_runs_again() throws SQLException {
        sql(
                "create table tries (number int auto_increment primary key) engine = myisam",
                "create trigger fails_twice before insert on journal for each row begin not atomic"
                        + " insert into tries values (null);"
                        + " if last_insert_id() < 3 then signal sqlstate '40001' set mysql_errno = 1213; end if; end");
        AtomicInteger runs = new AtomicInteger();

        store.transact(unit -> {
            runs.incrementAndGet();
            unit.append(Rows.posting().journal(Rows.opening("w-1")).build());
            return 0;
        });

        assertThat(runs).hasValue(3);
        assertThat(positions()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set own_after = 1",
                "delete from journal",
                "update transfer set amount = 1",
                "delete from transfer",
                "update house_account set name = ''",
                "delete from house_account",
                "update key_check set key_id = ''",
                "delete from key_check",
                "delete from card",
                "delete from wallet"
            })
    void what_is_written_once_is_neither_updated_nor_deleted(String statement) {
        append(
                store,
                Rows.posting()
                        .journal(Rows.charge("w-1", 1, "booth:b", 5))
                        .open(Rows.wallet("w-1"))
                        .link(Rows.activeCard("one", "w-1"))
                        .account(Rows.account("booth:b"))
                        .keyCheck(Rows.keyCheck("seal", "2026")));

        assertThatThrownBy(() -> sql(statement)).hasMessageMatching("(?s).*(append-only|not deleted).*");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void names_that_a_unit_had_locked_are_free_once_it_has_ended(boolean fails) throws SQLException {
        FactsQuery keys = new FactsQuery(Set.of("key-1", "key-2"), Set.of(), Set.of(), Set.of(), Set.of());
        try (LentConnection lent = new LentConnection(MariaDbServer.source());
                LedgerStore other = open(lent.source(), PATIENCE);
                Statement session = lent.whileNobodyHasIt().createStatement()) {
            Callable<Integer> locking = () -> other.transact(unit -> {
                assertThat(unit.lock(Set.of("w-none"), Set.of()).busyWallets()).isEmpty();
                assertThat(unit.read(keys).busyKeys()).isEmpty();
                if (fails) {
                    throw new ArithmeticException("planned");
                }
                return 0;
            });
            if (fails) {
                assertThatThrownBy(locking::call).isInstanceOf(ArithmeticException.class);
            } else {
                assertThatCode(locking::call).doesNotThrowAnyException();
            }

            try (ResultSet released = session.executeQuery("select release_all_locks()")) {
                released.next();
                assertThat(released.getInt(1)).isZero();
            }
        }
    }

    @Test
    void a_callers_transaction_is_not_joined() {
        EntityManager any = (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (p, m, a) -> null);
        try (JpaLedgerStore mariaDb = JpaLedgerStore.mariadb(options)) {
            assertThatThrownBy(() -> mariaDb.joining(any))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("must be on PostgreSQL");
        }
    }
}
