package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.PatientLedgerStore;
import com.minsapay.testkit.PostingBuilder;
import com.minsapay.testkit.Rows;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerStoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String INSERT_WALLET =
            "insert into wallet (id, currency, own, held, owed, passes, closed, number, seal, mac)"
                    + " values ('%s', 'KRW', 0, 0, 0, '', 0, 1, ''::bytea, ''::bytea)";

    private final Crowd crowd = new Crowd(LIMIT);
    private final PostgresOptions options = PostgresServer.emptyLedger();
    private LedgerStore store;

    @BeforeEach
    void open() {
        store = new PatientLedgerStore(JpaLedgerStore.postgres(options), LIMIT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    // Opening

    @Test
    void a_server_that_loses_commits_is_refused() throws Exception {
        try (EmbeddedPostgres forgetful =
                PostgresServer.builder().setServerConfig("fsync", "off").start()) {
            assertThatThrownBy(() -> JpaLedgerStore.postgres(forgetful.getPostgresDatabase()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("must be kept with fsync on, it was off");
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_as_unavailable() {
        PGSimpleDataSource nowhere = PostgresServer.source();
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> JpaLedgerStore.postgres(nowhere)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_ledger_of_a_later_version_is_refused() throws Exception {
        sql("insert into minsapay_schema_history select 9, '999', 'later', type, 'V999__later.sql', 0, installed_by,"
                + " installed_on, 0, true from minsapay_schema_history where version = '1'");

        assertThatThrownBy(() -> JpaLedgerStore.postgres(options))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("brought up to date");
    }

    @Test
    void two_programs_may_make_the_same_ledger_at_once() {
        PostgresOptions fresh = PostgresServer.emptyLedger();
        Callable<LedgerStore> opening = () -> JpaLedgerStore.postgres(fresh);

        List<LedgerStore> stores = crowd.runAll(List.of(opening, opening));

        append(stores.get(0), Rows.posting().open(Rows.wallet("w-1")));
        assertThat(LedgerSnapshot.of(stores.get(1)).wallets()).hasSize(1);
        stores.forEach(LedgerStore::close);
    }

    // Whatever the data source's own settings are

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_is_given_back_as_it_was_taken(boolean autoCommit) throws Exception {
        try (LentConnection lent = new LentConnection(PostgresServer.source());
                LedgerStore borrowing = JpaLedgerStore.postgres(
                        new PostgresOptions(lent.source(), options.schema(), options.patience()))) {
            lent.whileNobodyHasIt().setAutoCommit(autoCommit);
            lent.leaveATransactionBegun();
            String before = settings(lent);

            append(borrowing, Rows.posting().open(Rows.wallet("w-1")));
            assertThat(settings(lent)).isEqualTo(before);
            assertThatThrownBy(() -> append(borrowing, Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(settings(lent)).isEqualTo(before);
            assertThat(LedgerSnapshot.of(borrowing).wallets()).hasSize(1);
            assertThat(settings(lent)).isEqualTo(before);
        }
    }

    @Test
    void a_unit_is_read_committed_and_writes_whatever_the_default_is() {
        PGSimpleDataSource strict = PostgresServer.source();
        strict.setOptions("-c default_transaction_isolation=serializable -c default_transaction_read_only=on");
        append(store, Rows.posting().open(Rows.wallet("w-1")));
        try (LedgerStore other =
                JpaLedgerStore.postgres(new PostgresOptions(strict, options.schema(), options.patience()))) {
            AtomicInteger runs = new AtomicInteger();

            other.transact(unit -> {
                unit.keyChecks();
                if (runs.incrementAndGet() == 1) {
                    store.transact(PostgresLedgerStoreTest::addOne);
                }
                return addOne(unit);
            });

            assertThat(wallet("w-1").own()).isEqualTo(2);
            assertThat(runs).as("runs, of which a serializable unit needs two").hasValue(1);
        }
    }

    // Locks

    @Test
    void a_card_that_moved_while_its_wallet_was_busy_is_found_with_its_new_wallet() {
        append(
                store,
                Rows.posting()
                        .open(Rows.wallet("w-1"), Rows.wallet("w-2"))
                        .link(Rows.card("one", "w-1", "BLOCKED"), Rows.activeCard("two", "w-1")));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch met = new CountDownLatch(1);
        Crowd.Running<Locked> waiting = crowd.start(() -> {
            crowd.await(held, "the first unit's locks");
            return store.transact(unit -> {
                met.countDown();
                return unit.lock(Set.of(), Set.of(Rows.cardId("one")));
            });
        });
        store.transact(unit -> {
            unit.lock(Set.of("w-1", "w-2"), Set.of());
            held.countDown();
            crowd.await(met, "the second unit");
            unit.append(Rows.posting().change(Rows.card("one", "w-2", "ACTIVE")).build());
            return 0;
        });

        Locked found = waiting.result(LIMIT);

        assertThat(found.wallets()).containsKey("w-2");
        assertThat(found.cards()).containsEntry(Rows.cardId("one"), Rows.activeCard("one", "w-2"));
    }

    @Test
    void who_writes_waits_for_another_who_writes_only_so_long() {
        try (LedgerStore hasty = JpaLedgerStore.postgres(options.withPatience(Duration.ofMillis(50)))) {
            store.transact(unit -> {
                unit.append(Rows.posting().journal(Rows.opening("w-1")).build());

                assertThatThrownBy(() -> append(hasty, Rows.posting().journal(Rows.opening("w-2"))))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("lock timeout");
                return 0;
            });
            append(hasty, Rows.posting().journal(Rows.opening("w-2")));
        }
        assertThat(positions()).containsExactly(1L, 2L);
    }

    @Test
    void no_view_misses_a_position_below_its_last() {
        List<String> wallets =
                IntStream.range(0, 4).mapToObj(number -> "w-" + number).toList();
        wallets.forEach(id -> append(store, Rows.posting().open(Rows.wallet(id, 0, 0))));
        List<Callable<Integer>> tasks = new ArrayList<>();
        wallets.forEach(id -> tasks.add(() -> appendMany(id)));
        tasks.add(() -> {
            for (int i = 0; i < 20; i++) {
                List<Long> seen = positions();
                assertThat(seen)
                        .isEqualTo(
                                LongStream.rangeClosed(1, seen.size()).boxed().toList());
            }
            return 0;
        });

        crowd.runAll(tasks);

        assertThat(positions()).hasSize(100);
    }

    // Faults that left nothing and may pass

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void a_unit_that_the_server_ended_for_anothers_sake_runs_again(String state) throws Exception {
        sql(
                "create sequence tries",
                "create function fails_twice() returns trigger language plpgsql as $$ begin"
                        + " if nextval('tries') < 3 then raise exception using errcode = '" + state
                        + "', message = 'planned'; end if; return new; end $$",
                "create trigger fails_twice before insert on journal for each row execute function fails_twice()");
        AtomicInteger runs = new AtomicInteger();

        store.transact(unit -> {
            runs.incrementAndGet();
            unit.append(Rows.posting().journal(Rows.opening("w-1")).build());
            return 0;
        });

        assertThat(runs).hasValue(3);
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void a_wallet_that_somebody_stores_after_it_was_looked_for_is_found_on_another_run() {
        AtomicInteger runs = new AtomicInteger();

        boolean opened = store.transact(unit -> {
            boolean isThere = unit.lock(Set.of("w-1"), Set.of()).wallets().containsKey("w-1");
            if (runs.incrementAndGet() == 1) {
                storeWalletBesideTheLibrary("w-1");
            }
            if (!isThere) {
                unit.append(Rows.posting().open(Rows.wallet("w-1")).build());
            }
            return !isThere;
        });

        assertThat(opened).isFalse();
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_unit_whose_connection_is_ended_before_its_commit_runs_again() {
        try (LedgerStore mortal = named("mortal")) {
            append(mortal, Rows.posting().open(Rows.wallet("w-1")));
            AtomicInteger runs = new AtomicInteger();

            mortal.transact(unit -> {
                if (runs.incrementAndGet() < 3) {
                    PostgresServer.endConnections("mortal");
                }
                return addOne(unit);
            });

            assertThat(runs).hasValue(3);
            assertThat(wallet("w-1").own()).isEqualTo(1);
        }
    }

    @Test
    void a_unit_that_loses_every_connection_left_nothing_and_says_so() {
        try (LedgerStore mortal = named("doomed")) {
            append(mortal, Rows.posting().open(Rows.wallet("w-1")));

            assertThatThrownBy(() -> mortal.transact(unit -> {
                        PostgresServer.endConnections("doomed");
                        return addOne(unit);
                    }))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(wallet("w-1").own()).isZero();
        }
    }

    @Test
    void a_view_is_opened_though_the_connections_at_hand_were_ended() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(PostgresServer.source("stale"));
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                LedgerStore pooled =
                        JpaLedgerStore.postgres(new PostgresOptions(pool, options.schema(), options.patience()))) {
            append(pooled, Rows.posting().open(Rows.wallet("w-1")));

            PostgresServer.endConnections("stale");

            assertThat(LedgerSnapshot.of(pooled).wallets()).hasSize(1);
        }
    }

    // Closing

    @Test
    void closing_waits_for_the_running_unit_and_lets_no_other_begin() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        LedgerStore closing = JpaLedgerStore.postgres(options);
        Crowd.Running<Integer> unit = crowd.start(() -> closing.transact(open -> {
            open.append(Rows.posting().open(Rows.wallet("w-1")).build());
            running.countDown();
            crowd.await(mayEnd, "the end of the unit");
            return 1;
        }));
        crowd.await(running, "the unit");
        Crowd.Running<Boolean> closed = crowd.start(() -> {
            closing.close();
            return true;
        });
        while (closed.thread().getState() != Thread.State.WAITING) {
            assertThat(closed.thread().isAlive()).as("closing goes on").isTrue();
        }

        mayEnd.countDown();

        assertThat(unit.result(LIMIT)).isEqualTo(1);
        assertThat(closed.result(LIMIT)).isTrue();
        assertThat(wallet("w-1").own()).isZero();
        assertThatThrownBy(() -> closing.transact(LedgerUnit::keyChecks))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("must be open");
    }

    // Commits

    @Test
    void a_connection_that_is_ended_before_it_takes_the_commit_leaves_the_outcome_unknown() {
        try (LedgerStore mortal = named("late")) {
            assertThatThrownBy(() -> mortal.transact(unit -> {
                        unit.append(Rows.posting().open(Rows.wallet("w-1")).build());
                        PostgresServer.endConnections("late");
                        return 0;
                    }))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(LedgerSnapshot.of(store).wallets()).isEmpty();
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_unknown_and_was_kept() throws Exception {
        try (LentConnection lent = new LentConnection(PostgresServer.source());
                LedgerStore losing = JpaLedgerStore.postgres(
                        new PostgresOptions(lent.source(), options.schema(), options.patience()))) {
            lent.loseNextAnswer();

            assertThatThrownBy(() -> append(losing, Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(LedgerSnapshot.of(store).wallets()).hasSize(1);
        }
    }

    // What was altered behind the library's back

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set own_after = 1",
                "delete from journal",
                "truncate journal",
                "update transfer set amount = 1",
                "delete from transfer",
                "truncate transfer",
                "update house_account set name = ''",
                "delete from house_account",
                "truncate house_account",
                "update key_check set key_id = ''",
                "delete from key_check",
                "truncate key_check",
                "delete from wallet",
                "truncate wallet cascade",
                "delete from card",
                "truncate card"
            })
    void what_is_written_once_is_neither_updated_nor_deleted(String statement) {
        assertThatThrownBy(() -> sql(statement)).hasMessageMatching("(?s).*(append-only|not deleted).*");
    }

    @Test
    void rows_that_belong_to_nothing_are_told() throws Exception {
        sql("insert into transfer values (7, 1, 'own:w-1', 'booth:b', 5)");
        sql(
                "alter table wallet_grant drop constraint wallet_grant_wallet_fkey",
                "insert into wallet_grant values ('w-9', 'school', 5, 0, 0)");

        assertThat(LedgerSnapshot.of(store).strays()).containsExactly("transfer 7/1", "grant w-9/school");
    }

    @Test
    void one_wallet_more_than_a_list_holds_is_found_too() {
        PostingBuilder posting = Rows.posting();
        List<String> ids =
                IntStream.range(0, 2049).mapToObj(number -> "w-" + number).toList();
        ids.forEach(id -> posting.open(Rows.wallet(id)));
        append(store, posting);

        assertThat(store.transact(unit -> unit.lock(Set.copyOf(ids), Set.of())).wallets())
                .hasSize(2049);
    }

    private static int addOne(LedgerUnit unit) {
        WalletRow wallet = unit.lock(Set.of("w-1"), Set.of()).wallets().get("w-1");
        unit.append(Rows.posting().change(Rows.next(wallet, wallet.own() + 1)).build());
        return 1;
    }

    private void storeWalletBesideTheLibrary(String id) {
        try {
            sql(INSERT_WALLET.formatted(id));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int appendMany(String wallet) {
        for (int number = 1; number <= 25; number++) {
            append(
                    store,
                    Rows.posting().journal(Rows.transaction(wallet, number).build()));
        }
        return 25;
    }

    private List<Long> positions() {
        return LedgerSnapshot.of(store).journal().stream()
                .map(JournalRow::position)
                .sorted()
                .toList();
    }

    private WalletRow wallet(String id) {
        return LedgerSnapshot.of(store).wallets().stream()
                .filter(wallet -> wallet.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void append(LedgerStore to, PostingBuilder posting) {
        Posting built = posting.build();
        to.transact(unit -> {
            unit.append(built);
            return built;
        });
    }

    private LedgerStore named(String applicationName) {
        return JpaLedgerStore.postgres(
                new PostgresOptions(PostgresServer.source(applicationName), options.schema(), options.patience()));
    }

    private void sql(String... statements) throws SQLException {
        PostgresServer.sql(options.schema(), statements);
    }

    private static String settings(LentConnection lent) throws SQLException {
        Connection connection = lent.whileNobodyHasIt();
        boolean autoCommit = connection.getAutoCommit();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select concat_ws(', ', current_setting('transaction_isolation'), current_setting('search_path'),"
                                + " current_setting('lock_timeout'), current_setting('enable_seqscan'),"
                                + " current_setting('transaction_read_only'))")) {
            result.next();
            return result.getString(1) + ", " + autoCommit;
        } finally {
            if (!autoCommit) {
                connection.rollback();
            }
        }
    }
}
