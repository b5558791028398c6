package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Structure;
import com.minsapay.spi.FactsQuery;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store on a database server does beyond the contract, the same on each. */
abstract class ServerStoreRules {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String INSERT_WALLET =
            "insert into wallet (id, currency, own, held, owed, passes, closed, day, spent, number, seal, mac)"
                    + " values ('%s', 'KRW', 0, 0, 0, '', 0, 0, 0, 1, '', '')";

    final Crowd crowd = new Crowd(LIMIT);
    LedgerStore store;

    /** Opens a store on the test's ledger. */
    protected abstract LedgerStore open(DataSource source, Duration patience);

    /** The name of the database's migrations. */
    protected abstract String database();

    /** What the test's tables are made of. */
    protected abstract Set<String> structure();

    /** What drops the index {@code journal_due}. */
    protected abstract String withoutIndexOfWhatIsDue();

    /** What drops a trigger that keeps the journal from being changed. */
    protected abstract String withoutTriggerOfTheJournal();

    /** Opens stores on one ledger that is not there yet. */
    protected abstract Callable<LedgerStore> opensEmptyLedger();

    /** Opens a connection each time it is asked for one. */
    protected abstract DataSource source();

    /** The same, of connections of this name. */
    protected abstract DataSource source(String name);

    /** A server that is not there. */
    protected abstract DataSource nowhere();

    /** Ends all connections of this name. */
    protected abstract void endConnections(String name);

    /** Runs statements in the test's ledger, as somebody beside the library would. */
    protected abstract void sql(String... statements) throws SQLException;

    /** The shortest time that a unit waits. */
    protected abstract Duration leastPatience();

    /** What the database says to who waited that long. */
    protected abstract String waitedTooLong();

    /** What inserts a grant whose wallet is not there. */
    protected abstract String[] withoutForeignKeyOfGrants(String insert);

    /** Asks for what a unit sets, as one text. */
    protected abstract String settings();

    @BeforeEach
    void openTheLedger() {
        store = new PatientLedgerStore(open(source(), PATIENCE), LIMIT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    // Opening

    @Test
    void a_server_that_is_not_there_is_named_as_unavailable() {
        assertThatThrownBy(() -> open(nowhere(), PATIENCE)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_ledger_of_a_later_version_is_refused() throws Exception {
        sql("insert into minsapay_schema_history select 9, '999', 'later', type, 'V999__later.sql', 0, installed_by,"
                + " installed_on, 0, true from minsapay_schema_history where version = '1'");

        assertThatThrownBy(() -> open(source(), PATIENCE))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("brought up to date");
    }

    @Test
    void what_the_tables_are_made_of_is_known() {
        assertThat(structure()).containsExactlyInAnyOrderElementsOf(Structure.whole(database()));
    }

    @Test
    void tables_without_one_of_their_indexes_are_refused_and_it_is_named() throws Exception {
        sql(withoutIndexOfWhatIsDue());

        assertThatThrownBy(() -> open(source(), PATIENCE))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("missing: index journal_due of journal (due, position)");
    }

    @Test
    void tables_without_one_of_their_columns_are_refused_and_it_is_named() throws Exception {
        sql("alter table wallet drop column passes");

        assertThatThrownBy(() -> open(source(), PATIENCE))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("missing: column wallet.passes ");
    }

    @Test
    void tables_may_have_more_than_they_need_and_lack_what_only_protects_them() throws Exception {
        sql(
                "create index of_a_report on journal (operator)",
                "alter table card add column nickname varchar(9)",
                withoutTriggerOfTheJournal());

        open(source(), PATIENCE).close();
    }

    @Test
    void two_programs_may_make_the_same_ledger_at_once() {
        Callable<LedgerStore> opening = opensEmptyLedger();

        List<LedgerStore> stores = crowd.runAll(List.of(opening, opening));

        append(stores.get(0), Rows.posting().open(Rows.wallet("w-1")));
        assertThat(LedgerSnapshot.of(stores.get(1)).wallets()).hasSize(1);
        stores.forEach(LedgerStore::close);
    }

    // Whatever the data source's own settings are

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_is_given_back_as_it_was_taken(boolean autoCommit) throws Exception {
        try (LentConnection lent = new LentConnection(source());
                LedgerStore borrowing = open(lent.source(), PATIENCE)) {
            lent.whileNobodyHasIt().setAutoCommit(autoCommit);
            lent.leaveATransactionBegun();
            String before = settingsOf(lent);

            append(borrowing, Rows.posting().open(Rows.wallet("w-1")));
            assertThat(settingsOf(lent)).isEqualTo(before);
            assertThatThrownBy(() -> append(borrowing, Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(settingsOf(lent)).isEqualTo(before);
            assertThat(LedgerSnapshot.of(borrowing).wallets()).hasSize(1);
            assertThat(settingsOf(lent)).isEqualTo(before);
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
        try (LedgerStore hasty = open(source(), leastPatience())) {
            store.transact(unit -> {
                unit.append(Rows.posting().journal(Rows.opening("w-1")).build());

                assertThatThrownBy(() -> append(hasty, Rows.posting().journal(Rows.opening("w-2"))))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining(waitedTooLong());
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
                    endConnections("mortal");
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
                        endConnections("doomed");
                        return addOne(unit);
                    }))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(wallet("w-1").own()).isZero();
        }
    }

    @Test
    void a_view_is_opened_though_the_connections_at_hand_were_ended() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source("stale"));
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                LedgerStore pooled = open(pool, PATIENCE)) {
            append(pooled, Rows.posting().open(Rows.wallet("w-1")));

            endConnections("stale");

            assertThat(LedgerSnapshot.of(pooled).wallets()).hasSize(1);
        }
    }

    // Closing

    @Test
    void closing_waits_for_the_running_unit_and_lets_no_other_begin() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        LedgerStore closing = open(source(), PATIENCE);
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
                        endConnections("late");
                        return 0;
                    }))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(LedgerSnapshot.of(store).wallets()).isEmpty();
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_unknown_and_was_kept() throws Exception {
        try (LentConnection lent = new LentConnection(source());
                LedgerStore losing = open(lent.source(), PATIENCE)) {
            lent.loseNextAnswer();

            assertThatThrownBy(() -> append(losing, Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(LedgerSnapshot.of(store).wallets()).hasSize(1);
        }
    }

    // What was altered behind the library's back

    @Test
    void rows_that_belong_to_nothing_are_told() throws Exception {
        sql("insert into transfer values (7, 1, 'own:w-1', 'booth:b', 5)");
        sql(withoutForeignKeyOfGrants("insert into wallet_grant values ('w-9', 'school', 5, 0, 0)"));

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

    /** What goes to the server and what comes from it are larger than the buffers in between may be. */
    @Test
    void two_thousand_charges_of_one_unit_are_asked_for_and_written_at_once() {
        int charges = 2_048;
        PostingBuilder opened = Rows.posting();
        Set<Bytes> cards = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < charges; i++) {
            opened.open(Rows.wallet("w-" + i, 0, 1_000, Rows.grant("school", 5)))
                    .link(Rows.activeCard("card " + i, "w-" + i));
            cards.add(Rows.cardId("card " + i));
            keys.add("key " + i);
        }
        append(store, opened);

        store.transact(unit -> {
            Map<String, WalletRow> wallets = unit.lockAndRead(
                            Set.of(), cards, new FactsQuery(keys, Set.of(), Set.of(), Set.of(), Set.of()))
                    .locked()
                    .wallets();
            assertThat(wallets).hasSize(charges);
            PostingBuilder paid = Rows.posting();
            wallets.values()
                    .forEach(wallet ->
                            paid.change(Rows.next(wallet, 999)).journal(Rows.charge(wallet.id(), 1, "booth:b", 1)));
            unit.append(paid.build());
            return charges;
        });

        LedgerSnapshot after = LedgerSnapshot.of(store);
        assertThat(after.journal()).hasSize(charges);
        assertThat(after.wallets()).hasSize(charges).allMatch(wallet -> wallet.own() == 999);
    }

    static int addOne(LedgerUnit unit) {
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

    List<Long> positions() {
        return LedgerSnapshot.of(store).journal().stream()
                .map(JournalRow::position)
                .sorted()
                .toList();
    }

    WalletRow wallet(String id) {
        return LedgerSnapshot.of(store).wallets().stream()
                .filter(wallet -> wallet.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static void append(LedgerStore to, PostingBuilder posting) {
        Posting built = posting.build();
        to.transact(unit -> {
            unit.append(built);
            return built;
        });
    }

    private LedgerStore named(String name) {
        return open(source(name), PATIENCE);
    }

    private String settingsOf(LentConnection lent) throws SQLException {
        Connection connection = lent.whileNobodyHasIt();
        boolean autoCommit = connection.getAutoCommit();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(settings())) {
            result.next();
            return result.getString(1) + ", " + autoCommit;
        } finally {
            if (!autoCommit) {
                connection.rollback();
            }
        }
    }
}
