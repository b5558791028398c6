package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.day.CloseDayRequest;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.fault.WrongKeyException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.LedgerArchive;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.ExportForm;
import com.minsapay.report.ExportRow;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an archive holds all of its ledger, is found out when it is changed, and is never there by half. */
class LedgerArchiveTest {
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final DeskId DESK = DeskId.of("main");
    private static final BoothId BOOTH = BoothId.of("tteokbokki");
    private static final long MANY = 100_000;
    private static final int SOME = 5_000;
    private static final List<String> TABLES = List.of(
            "card", "house_account", "house_chain", "journal", "key_check", "transfer", "wallet", "wallet_grant");

    @TempDir
    static Path days;

    private static SchoolDayFile day;

    @TempDir
    private Path folder;

    private Path archive = Path.of("");

    @BeforeAll
    static void runASchoolDayAndCloseIt() {
        day = SchoolDayFile.run(days);
        try (MinsaPay pay = SchoolDayFile.open(day.untouched())) {
            send(pay, new CountRequest(key("closing-1"), DESK, Money.won(15_000), KIM));
            send(pay, new CountRequest(key("closing-2"), DeskId.of("gate"), Money.won(0), KIM));
            send(pay, new CloseDayRequest(key("closing-3"), KIM));
        }
    }

    @BeforeEach
    void chooseAName() {
        archive = folder.resolve("festival 2026.archive");
    }

    @Test
    void an_archive_of_an_sqlite_ledger_holds_all_of_it_and_verifies_from_the_file_alone() {
        LedgerSnapshot ledger;
        Verification verified;
        List<ClosedDay> closes;
        Checkpoint kept;
        try (JpaLedgerStore store = JpaLedgerStore.sqlite(day.untouched())) {
            ledger = LedgerSnapshot.of(store);
        }
        try (MinsaPay pay = SchoolDayFile.open(day.untouched())) {
            verified = pay.verify();
            closes = pay.closedDays();
            kept = archive(pay);
        }

        try (LedgerArchive store = LedgerArchive.open(archive)) {
            assertThat(LedgerSnapshot.of(store)).isEqualTo(ledger);
        }
        try (MinsaPay archived = open()) {
            assertThat(archived.verify(kept)).isEqualTo(verified);
            assertThat(archived.checkpoint()).isEqualTo(kept);
            assertThat(archived.closedDays()).isEqualTo(closes);
            assertThat(archived.verify(Checkpoint.of(closes.get(closes.size() - 1)))
                            .verified())
                    .isTrue();
            assertThat(archived.dayClose().isProven()).isTrue();
            try (Stream<ExportRow> rows = archived.export(ExportForm.anonymised())) {
                assertThat(rows).hasSize(ledger.journal().size());
            }
        }
    }

    @Test
    void an_archive_of_a_postgresql_ledger_holds_all_of_it_and_verifies_from_the_file_alone() {
        PostgresOptions options = PostgresServer.emptyLedger();
        Keys keys = SchoolDay.keys();
        LedgerSnapshot ledger;
        Checkpoint kept;
        try (MinsaPay pay =
                MinsaPay.builder(JpaLedgerStore.postgres(options), keys).build()) {
            send(pay, OpenAccountRequest.booth(key("b"), BOOTH, "떡볶이", KIM));
            send(pay, OpenAccountRequest.desk(key("d"), DESK, "데스크", KIM));
            send(pay, new OpenWalletRequest(key("w"), WalletId.of("w-1"), Optional.empty(), Optional.empty(), KIM));
            send(pay, TopUpRequest.of(key("t"), DESK, wallet(), Money.won(5_000), KIM));
            send(pay, ChargeRequest.of(key("c"), BOOTH, wallet(), Money.won(1_500), KIM));
            send(pay, new CountRequest(key("n"), DESK, Money.won(5_000), KIM));
            send(pay, new CloseDayRequest(key("e"), KIM));
            kept = archive(pay);
        }
        try (JpaLedgerStore store = JpaLedgerStore.postgres(options)) {
            ledger = LedgerSnapshot.of(store);
        } finally {
            PostgresServer.drop(options.schema());
        }

        try (LedgerArchive store = LedgerArchive.open(archive)) {
            assertThat(LedgerSnapshot.of(store)).isEqualTo(ledger);
        }
        try (MinsaPay archived =
                MinsaPay.builder(LedgerArchive.open(archive), keys).build()) {
            assertThat(archived.verify(kept).findings()).isEmpty();
        }
    }

    @Test
    void nothing_can_be_posted_into_it_and_nothing_of_it_changes() throws IOException {
        archiveTheDay();
        byte[] before = Files.readAllBytes(archive);

        try (MinsaPay archived = open()) {
            assertThat(archived.verify().verified()).isTrue();
            assertThatThrownBy(() -> Load.send(archived, SchoolDay.charge("later", "w-1")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("an archive must stay as it is, nothing can be posted into it");
            assertThat(names()).containsExactly("festival 2026.archive");
        }
        assertThatThrownBy(() -> JpaLedgerStore.sqlite(archive))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("an archive must stay as it is, it cannot be written to: ");
        assertThat(Files.readAllBytes(archive)).isEqualTo(before);
    }

    @Test
    void i07_one_changed_removed_or_inserted_row_is_found() throws IOException {
        Checkpoint kept = archiveTheDay();
        List<String> unnoticed = new ArrayList<>();
        allowWriting();
        try (MinsaPay archived = open();
                TamperedFile file = new TamperedFile(archive)) {
            for (String table : TABLES) {
                List<Map<String, Object>> rows = file.rowsOf(table);
                Map<String, Object> row = rows.get(0);
                file.edits(table, row, rows, edit -> {
                    if (archived.verify(kept).verified()) {
                        unnoticed.add(edit.toString());
                    }
                });
                file.delete(table, row);
                if (archived.verify(kept).verified()) {
                    unnoticed.add("deleted of " + table);
                }
                file.insert(table, row);
            }
            Map<String, Object> last = file.rowsOf("transfer").get(0);
            Map<String, Object> another = new LinkedHashMap<>(last);
            another.put("line", 9L);
            file.insert("transfer", another);
            assertThat(archived.verify(kept).findings()).isNotEmpty();
            file.delete("transfer", another);
            assertThat(archived.verify(kept).findings()).as("put back").isEmpty();
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void an_older_archive_is_found_by_the_checkpoint_of_the_later_one() {
        archiveTheDay();
        Checkpoint later = new Checkpoint(1_000, Bytes.zeros(32));
        try (MinsaPay archived = open()) {
            assertThat(archived.verify(later).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.toString())
                            .startsWith("checkpoint: 1000: the ledger does not contain what it did then"));
        }
    }

    @Test
    void it_does_not_verify_under_another_key() {
        archiveTheDay();
        Keys others = Keys.of(MacKey.of("seal-2", MacKey.randomSecret()), MacKey.of("card-1", MacKey.randomSecret()));
        assertThatThrownBy(() ->
                        MinsaPay.builder(LedgerArchive.open(archive), others).build())
                .isInstanceOf(WrongKeyException.class);
    }

    @Test
    void a_file_that_is_there_stays() throws IOException {
        Files.writeString(archive, "last year's");
        assertThatThrownBy(this::archiveTheDay)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("an archive must not take the place of a file, there is one: ");
        assertThat(archive).hasContent("last year's");
        assertThat(names()).hasSize(1);
    }

    @Test
    void what_fails_half_way_leaves_no_file() throws IOException {
        try (LedgerStore store = JpaLedgerStore.sqlite(folder.resolve("empty.db"));
                LedgerView empty = store.view()) {
            LedgerView failing = with(empty, rows(MANY).peek(row -> {
                if (row.position() == SOME) {
                    throw new IllegalStateException("the power went");
                }
            }));
            assertThatThrownBy(() -> LedgerArchive.write(failing, archive)).hasMessage("the power went");
        }
        assertThat(names()).noneMatch(name -> name.contains("archive"));
    }

    @Test
    void a_long_ledger_is_written_in_little_memory() {
        List<WeakReference<JournalRow>> given = new ArrayList<>();
        List<Long> held = new ArrayList<>();
        try (LedgerStore store = JpaLedgerStore.sqlite(folder.resolve("empty.db"));
                LedgerView empty = store.view()) {
            Stream<JournalRow> rows = rows(MANY).peek(row -> {
                given.add(new WeakReference<>(row));
                if (row.position() == MANY / 2) {
                    System.gc();
                    held.add(given.stream().filter(one -> one.get() != null).count());
                }
            });
            LedgerArchive.write(with(empty, rows), archive);
        }
        assertThat(held).singleElement().satisfies(most -> assertThat(most).isBetween(1L, (long) SOME));
        try (LedgerArchive written = LedgerArchive.open(archive);
                LedgerView view = written.view()) {
            assertThat(view.lastPosition()).isEqualTo(MANY);
        }
    }

    @Test
    void what_is_no_archive_is_not_opened_as_one() throws IOException {
        assertThatThrownBy(() -> LedgerArchive.open(archive))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the archive must be a file that is there, was not: ");
        assertThatThrownBy(() -> LedgerArchive.open(day.untouched()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the file must be an archive, it holds something else: ");
        Files.writeString(archive, "no database at all, but long enough to look at");
        assertThatThrownBy(() -> LedgerArchive.open(archive)).isInstanceOf(StoreUnavailableException.class);
        archive = folder.resolve("nowhere").resolve("archive");
        assertThatThrownBy(this::archiveTheDay)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("an archive's folder must be there, was not: ");
    }

    private Checkpoint archiveTheDay() {
        try (MinsaPay pay = SchoolDayFile.open(day.untouched())) {
            return archive(pay);
        }
    }

    private Checkpoint archive(MinsaPay pay) {
        return pay.archive(view -> LedgerArchive.write(view, archive));
    }

    private MinsaPay open() {
        return MinsaPay.builder(LedgerArchive.open(archive), SchoolDay.keys()).build();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void allowWriting() throws IOException {
        if (Files.getFileStore(archive).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** A view with another journal. */
    private static LedgerView with(LedgerView view, Stream<JournalRow> journal) {
        return (LedgerView) Proxy.newProxyInstance(
                LedgerView.class.getClassLoader(),
                new Class<?>[] {LedgerView.class},
                (proxy, method, arguments) ->
                        method.getName().equals("journalByPosition") ? journal : method.invoke(view, arguments));
    }

    private static Stream<JournalRow> rows(long count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(position -> Rows.transaction("w-1", position)
                        .key("key-" + position)
                        .id(new UUID(0, position))
                        .transfer("desk:main", "own:w-1", 10)
                        .build()
                        .at(position));
    }

    private static void send(MinsaPay pay, Request request) {
        assertThat(Load.send(pay, request)).isInstanceOf(Outcome.Approved.class);
    }

    private static WalletRef wallet() {
        return WalletRef.of(WalletId.of("w-1"));
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }
}
