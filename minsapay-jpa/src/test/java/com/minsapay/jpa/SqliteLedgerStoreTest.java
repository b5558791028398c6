package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.migration.Structure;
import com.minsapay.jpa.internal.sqlite.SqliteConnections;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.PostingBuilder;
import com.minsapay.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLedgerStoreTest {
    @TempDir
    Path folder;

    private Path file;
    private LedgerStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("ledger.db");
        store = JpaLedgerStore.sqlite(options());
    }

    @AfterEach
    void close() {
        store.close();
    }

    // Opening and closing

    @Test
    void a_second_opening_is_refused_until_the_first_is_closed() {
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(file))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("must be open only once, this process has it open");

        store.close();

        JpaLedgerStore.sqlite(file).close();
    }

    @Test
    void a_second_opening_by_another_name_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);

        assertThatThrownBy(() -> JpaLedgerStore.sqlite(link)).hasMessageContaining("must be open only once");
    }

    @Test
    void an_opening_that_was_refused_leaves_the_first_one_in_order() throws Exception {
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(file)).isInstanceOf(StoreUnavailableException.class);

        append(Rows.posting().open(Rows.wallet("w-1")));
        assertThat(OtherProcess.tryLock(folder.resolve("ledger.db.lock"))).isFalse();
        store.close();
        assertThat(OtherProcess.tryLock(folder.resolve("ledger.db.lock"))).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_can_read_the_file_and_what_lies_beside_it() throws IOException {
        append(Rows.posting().open(Rows.wallet("w-1")));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(
                            beside -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void what_the_tables_are_made_of_is_known() {
        assertThat(structure(file)).containsExactlyInAnyOrderElementsOf(Structure.whole("sqlite"));
    }

    @Test
    void a_file_without_one_of_its_indexes_is_refused_and_it_is_named() throws Exception {
        store.close();
        sql(file, "drop index journal_due");

        assertThatThrownBy(() -> JpaLedgerStore.sqlite(file))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageEndingWith("missing: index journal_due of journal (due, position) where due is not null");
    }

    private static Set<String> structure(Path ledger) {
        return Structure.listed("sqlite", new SqliteConnections(ledger, Duration.ofSeconds(1)).migrating());
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
        Path other =
                Files.writeString(folder.resolve("notes.txt"), "Notes of a meeting about the festival. ".repeat(99));
        byte[] before = Files.readAllBytes(other);

        assertThatThrownBy(() -> JpaLedgerStore.sqlite(other))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("must be a usable SQLite file");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_as_it_is() throws Exception {
        Path other = folder.resolve("other.db");
        sql(other, "create table customer (id integer primary key)");
        byte[] before = Files.readAllBytes(other);

        assertThatThrownBy(() -> JpaLedgerStore.sqlite(other))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("must be a ledger or empty");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void a_ledger_of_a_later_version_is_refused() throws Exception {
        store.close();
        sql(
                file,
                "insert into minsapay_schema_history select 2, '999', 'later', type, 'V999__later.sql', 0, installed_by,"
                        + " installed_on, 0, 1 from minsapay_schema_history where installed_rank = 1");

        assertThatThrownBy(() -> JpaLedgerStore.sqlite(file))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("brought up to date");
    }

    @Test
    void a_file_in_a_folder_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(folder.resolve("none/ledger.db")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(folder))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("must be a regular file");
    }

    @Test
    void an_opening_that_failed_lets_go_of_the_file() throws Exception {
        Path other = folder.resolve("other.db");
        sql(other, "create table customer (id integer primary key)");
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(other)).isInstanceOf(StoreUnavailableException.class);

        Files.delete(other);

        JpaLedgerStore.sqlite(other).close();
    }

    @Test
    void closing_with_an_open_view_lets_go_of_everything() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")));
        LedgerView view = store.view();
        Stream<?> half = view.wallets();

        store.close();
        half.close();
        view.close();

        store = JpaLedgerStore.sqlite(options());
        assertThat(LedgerSnapshot.of(store).wallets()).hasSize(1);
    }

    @Test
    void closing_leaves_one_file_that_holds_everything() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")));
        store.view().close();

        store.close();

        assertThat(folder.resolve("ledger.db-wal")).doesNotExist();
    }

    @Test
    void reopening_keeps_all() {
        append(Rows.posting()
                .open(Rows.wallet("w-1", 2, 500, Rows.grant("school", 300)))
                .link(Rows.activeCard("a", "w-1"))
                .account(Rows.account("booth:b"))
                .keyCheck(Rows.keyCheck("seal", "k1"))
                .journal(Rows.opening("w-1"), Rows.charge("w-1", 2, "booth:b", 100)));
        LedgerSnapshot before = LedgerSnapshot.of(store);

        store.close();
        store = JpaLedgerStore.sqlite(options());

        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    // Beside other programs

    @Test
    void no_lock_is_held_between_units() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")));
        assertThatThrownBy(() -> store.transact(unit -> {
                    throw new IllegalStateException("planned");
                }))
                .hasMessage("planned");

        sql(file, "create table note (text text)");

        append(Rows.posting().open(Rows.wallet("w-2")));
        assertThat(LedgerSnapshot.of(store).wallets()).hasSize(2);
    }

    @Test
    void a_write_lock_that_another_program_keeps_is_waited_for_only_so_long() throws Exception {
        try (Connection other = connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");

            assertThatThrownBy(() -> append(Rows.posting().open(Rows.wallet("w-1"))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("could not be locked");
            assertThat(LedgerSnapshot.of(store).wallets()).isEmpty();
            statement.execute("rollback");
        }
        append(Rows.posting().open(Rows.wallet("w-1")));
        assertThat(LedgerSnapshot.of(store).wallets()).hasSize(1);
    }

    @Test
    void another_program_can_back_the_file_up_while_it_is_open() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")));
        Path backup = folder.resolve("backup.db");

        sql(file, "vacuum into '" + backup + "'");

        try (LedgerStore copy = JpaLedgerStore.sqlite(backup)) {
            assertThat(LedgerSnapshot.of(copy).wallets()).hasSize(1);
        }
    }

    // Views

    @Test
    void streams_closed_early_or_never_leave_readers_for_the_next_views() {
        append(Rows.posting().open(Rows.wallet("w-1"), Rows.wallet("w-2"), Rows.wallet("w-3")));

        for (int i = 0; i < 20; i++) {
            try (LedgerView view = store.view();
                    Stream<?> half = view.wallets()) {
                assertThat(half.findFirst()).isPresent();
                assertThat(view.wallets().iterator().next().id()).isEqualTo("w-1");
            }
        }
    }

    @Test
    void a_view_beyond_those_allowed_is_refused_after_a_while() {
        try (LedgerView first = store.view();
                LedgerView second = store.view()) {
            assertThatThrownBy(store::view)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("at most 2 views");
            assertThat(first.lastPosition()).isEqualTo(second.lastPosition());
        }
        assertThatCode(() -> store.view().close()).doesNotThrowAnyException();
    }

    @Test
    void a_view_closed_twice_gives_its_reader_back_once() {
        LedgerView view = store.view();
        view.close();
        view.close();

        try (LedgerView first = store.view();
                LedgerView second = store.view()) {
            assertThatThrownBy(store::view).hasMessageContaining("at most 2 views");
            assertThat(first.lastPosition()).isEqualTo(second.lastPosition());
        }
    }

    // What was altered behind the library's back

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
                "delete from wallet",
                "delete from card"
            })
    void what_is_written_once_is_neither_updated_nor_deleted(String statement) {
        append(Rows.posting()
                .open(Rows.wallet("w-1", 2, 500))
                .link(Rows.activeCard("a", "w-1"))
                .account(Rows.account("booth:b"))
                .keyCheck(Rows.keyCheck("seal", "k1"))
                .journal(Rows.opening("w-1"), Rows.charge("w-1", 2, "booth:b", 100)));

        assertThatThrownBy(() -> sql(file, statement)).hasMessageMatching(".*(append-only|not deleted).*");
    }

    @Test
    void rows_that_belong_to_nothing_are_told() throws Exception {
        sql(file, "insert into transfer values (7, 1, 'own:w-1', 'booth:b', 5)");
        sql(file, "insert into wallet_grant values ('w-9', 'school', 5, 0, 0)");

        assertThat(LedgerSnapshot.of(store).strays()).containsExactly("transfer 7/1", "grant w-9/school");
    }

    @Test
    void rows_that_no_rule_allows_are_read_as_they_are() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")).journal(Rows.opening("w-1")));
        sql(file, "pragma ignore_check_constraints = on", "update wallet set own = -5, seal = x'00'");
        sql(file, "pragma ignore_check_constraints = on", "insert into transfer values (1, -3, '', 'x', -4)");

        LedgerSnapshot found = LedgerSnapshot.of(store);

        assertThat(found.wallets()).singleElement().satisfies(wallet -> {
            assertThat(wallet.own()).isEqualTo(-5);
            assertThat(wallet.seal().length()).isEqualTo(1);
        });
        assertThat(found.journal())
                .singleElement()
                .satisfies(row -> assertThat(row.transfers())
                        .singleElement()
                        .satisfies(transfer -> assertThat(transfer.amount()).isEqualTo(-4)));
    }

    @Test
    void a_row_that_cannot_be_read_is_named() throws Exception {
        append(Rows.posting().open(Rows.wallet("w-1")).journal(Rows.opening("w-1")));
        sql(
                file,
                "drop trigger journal_is_not_updated",
                "pragma ignore_check_constraints = on",
                "update journal set id = x'00'");

        assertThatThrownBy(() -> LedgerSnapshot.of(store))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage("journal.id of row 1 must have 16 bytes, had 1");
    }

    @Test
    void a_house_chain_that_was_deleted_is_told() throws Exception {
        sql(file, "delete from house_chain");

        assertThatThrownBy(() -> store.transact(unit -> unit.lockHouse()))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage("house_chain must have one row, had none");
        try (LedgerView view = store.view()) {
            assertThatThrownBy(view::house).isInstanceOf(LedgerCorruptException.class);
        }
    }

    // The SPI's order of calls

    @Test
    void a_unit_appends_once_and_not_after_its_end() {
        assertThatThrownBy(() -> store.transact(unit -> {
                    Posting nothing = Rows.posting().build();
                    unit.append(nothing);
                    unit.append(nothing);
                    return nothing;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.transact(unit -> unit).keyChecks())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a unit must be open, was ENDED");
        assertThatThrownBy(() -> store.transact(unit -> store.transact(inner -> inner)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_wallet_that_was_not_locked_is_not_changed() {
        append(Rows.posting().open(Rows.wallet("w-1")));

        assertThatThrownBy(() -> append(Rows.posting().change(Rows.wallet("w-1", 2, 5))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be locked before it is changed");
    }

    @Test
    void one_wallet_more_than_a_list_holds_is_found_too() {
        PostingBuilder posting = Rows.posting();
        List<String> ids =
                Stream.iterate(0, i -> i + 1).limit(2049).map(i -> "w-" + i).toList();
        ids.forEach(id -> posting.open(Rows.wallet(id)).journal(Rows.charge(id, 1, "booth:b", 3)));
        append(posting);

        assertThat(store.transact(unit -> unit.lock(Set.copyOf(ids), Set.of())).wallets())
                .hasSize(2049);
        try (LedgerView view = store.view()) {
            List<JournalRow> page = view.account("booth:b", Long.MAX_VALUE, 2000);
            assertThat(page)
                    .hasSize(2000)
                    .first()
                    .isEqualTo(view.chain("w-2048", 2, 1).get(0));
            assertThat(view.totals("booth:b").credits()).isEqualTo(3 * 2049);
            assertThat(view.totals("own:w-7").debits()).isEqualTo(3);
        }
    }

    private void append(PostingBuilder posting) {
        store.transact(unit -> {
            unit.append(posting.build());
            return posting;
        });
    }

    private SqliteOptions options() {
        return SqliteOptions.of(file).withBusyTimeout(Duration.ofMillis(200)).withReaders(2);
    }

    private static void sql(Path database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
