package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.jpa.JpaLedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets one clear message in the reader's language and an exit code, and nothing is half done. */
class BadInputTest {
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final String FESTIVAL = FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(1, 3, "9:05:00", "pay", 1500, 5500)
            .text();

    @TempDir
    private static Path original;

    @TempDir
    private Path folder;

    @BeforeAll
    static void replay() {
        Places made = new Places(original).write(FESTIVAL);
        assertThat(CommandRun.of(made.replay()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_missing_file_an_empty_file_a_folder_and_a_file_without_rows_are_refused() throws Exception {
        Places places = new Places(folder);
        assertRefused(ExitCode.UNREADABLE, "festival.csv: there is no such file", places.replay());
        places.write("");
        assertRefused(ExitCode.UNREADABLE, "line 1 must be 'transaction,user,", places.replay());
        places.write(FestivalFile.HEADER + "\n\n");
        assertRefused(ExitCode.UNREADABLE, "festival.csv: the file has no rows", places.replay());
        Files.delete(places.festival());
        Files.createDirectory(places.festival());
        assertRefused(ExitCode.UNREADABLE, "festival.csv: this is a folder", places.replay());
    }

    @Test
    void a_wrong_header_and_what_a_terminal_must_not_be_told_are_shown_safely() {
        Places places = new Places(folder).write("user,\u001b[31mred," + "long".repeat(1000) + "\n");
        CommandRun run = assertRefused(ExitCode.UNREADABLE, "was 'user,?[31mred,long", places.replay());
        assertThat(run.err()).hasSizeLessThan(500).doesNotContain("\u001b");
    }

    @Test
    void an_unreadable_row_is_named_by_its_line() {
        Places places = new Places(folder);
        places.write(FESTIVAL + "2,user#001,booth#001,5/16/2026 9:10:00,pay,500\n");
        assertRefused(
                ExitCode.UNREADABLE,
                "festival.csv: line 4 is unreadable: a row has 7 fields, this one has 6",
                places.replay());
        places.write(FESTIVAL + "2,user#001,booth#001,5/16/2026 9:10:00,pay,five,9000\n");
        assertRefused(ExitCode.UNREADABLE, "line 4 is unreadable: the amount 'five' is damaged", places.replay());
    }

    @Test
    void an_amount_or_balance_that_no_ledger_takes_is_refused_by_its_line() {
        Places places = new Places(folder);
        String refused = "festival.csv: line 4 is unreadable: an amount or a balance is at most ₩1,000,000,000,000";
        for (String amounts : List.of(
                "1000000000001,1000000000001", "500,1000000000001", "9999999999990,5500", "500,12345678901234567890")) {
            places.write(FESTIVAL + "2,user#001,booth#001,5/16/2026 9:10:00,charge," + amounts + "\n");
            assertRefused(ExitCode.UNREADABLE, refused, places.replay());
        }
    }

    @Test
    void two_balances_that_differ_by_more_than_a_ledger_takes_are_refused_by_their_row() {
        Places places = new Places(folder)
                .write(FestivalText.of()
                        .row(1, 0, "9:00:00", "charge", 1_000_000_000_000L, 1_000_000_000_000L)
                        .row(1, 0, "9:05:00", "charge", 1_000_000_000_000L, 0)
                        .text());
        assertRefused(
                ExitCode.UNREADABLE,
                "festival.csv: row 1 cannot be posted: amount must be at most 1000000000000",
                places.replay());
    }

    @Test
    void the_largest_amount_and_the_largest_jump_are_posted() {
        assertPosted(FestivalText.of()
                .row(1, 0, "9:00:00", "charge", 1_000_000_000_000L, 1_000_000_000_000L)
                .row(1, 2, "9:01:00", "pay", 0, 0)
                .row(1, 2, "9:02:00", "pay", 0, 1_000_000_000_000L)
                .row(1, 0, "9:03:00", "withdraw", 1_000_000_000_000L, 0)
                .row(2, 0, "9:04:00", "open", 1_000_000_000_000L, 1_000_000_000_000L));
    }

    @Test
    void damaged_text_of_any_length_does_not_make_a_row_that_cannot_be_posted() {
        for (String damaged : List.of("x".repeat(80), "\uD83D\uDE00".repeat(60), "\u0007".repeat(5000))) {
            assertPosted(FestivalText.of()
                    .row(1, 0, "9:00:00", damaged, 7000, 7000)
                    .line("user#001,booth#003,5/16/2026 9:05:00,pay,1500," + damaged)
                    .row(1, 3, "9:06:00", "pay", 500, 5000)
                    .line("user#001,booth#003,5/16/2026 9:07:00,pay," + damaged + ",4000"));
        }
    }

    @Test
    void a_report_that_could_not_be_written_is_refused_before_anything_is_posted() throws Exception {
        Places places = new Places(folder).write(FESTIVAL);
        Object[] nowhere = places.replay();
        nowhere[5] = folder.resolve("nowhere").resolve("report.json");
        assertRefused(ExitCode.UNREADABLE, "report.json cannot be written: there is no such folder", nowhere);
        Files.createDirectory(places.report());
        assertRefused(ExitCode.UNREADABLE, "something that is no file has this name", places.replay());
        Files.delete(places.report());
        Files.createDirectory(places.page());
        assertRefused(ExitCode.UNREADABLE, "report.html cannot be written", places.replay());
    }

    @Test
    void a_report_must_not_take_the_place_of_the_ledger_its_keys_or_the_festival() {
        Places places = copied();
        for (Path file : List.of(places.store(), places.key(), places.festival())) {
            Object[] arguments = places.replay();
            arguments[5] = file;
            assertRefused(ExitCode.USAGE, "one file cannot serve two purposes", arguments);
        }
    }

    @Test
    void nothing_takes_the_place_of_another_ledger() throws Exception {
        Places places = copied();
        String message = " cannot be written: an SQLite database is there";
        Path other = folder.resolve("other.json");
        Files.copy(places.store(), other);
        Object[] report = places.replay();
        report[5] = other;
        assertRefused(ExitCode.UNREADABLE, other + message, report);
        assertRefused(ExitCode.UNREADABLE, other + message, simulate("--out", other.toString()));
        Path page = folder.resolve("new.html");
        Files.copy(places.store(), page);
        report[5] = folder.resolve("new.json");
        assertRefused(ExitCode.UNREADABLE, page + message, report);
    }

    @Test
    void a_store_without_a_folder_is_refused_and_no_key_is_made() {
        Places places = new Places(folder).write(FESTIVAL);
        Path nowhere = folder.resolve("nowhere").resolve("ledger.sqlite");
        assertRefused(
                ExitCode.STORE,
                "there is no folder for the store",
                "replay",
                places.festival(),
                "--store",
                nowhere,
                "--key",
                places.key(),
                "--report",
                places.report());
        assertRefused(
                ExitCode.KEY,
                "cannot be used: there is no such file",
                "replay",
                places.festival(),
                "--store",
                places.store(),
                "--key",
                folder.resolve("nowhere").resolve("key"),
                "--report",
                places.report());
    }

    @Test
    void a_store_that_this_process_has_open_is_refused() {
        Places places = copied();
        try (JpaLedgerStore open = JpaLedgerStore.sqlite(places.store())) {
            assertThat(open).isNotNull();
            for (String command : List.of("verify", "checkpoint")) {
                assertRefused(ExitCode.STORE, "must be open only once", command, "--store", places.store());
            }
            assertRefused(ExitCode.STORE, "must be open only once", places.replay());
        }
    }

    @Test
    void a_file_that_is_no_ledger_is_refused_and_stays_as_it_is() throws Exception {
        Places places = copied();
        places.write(places.store(), "This is a letter to the school. ".repeat(200));
        assertRefused(ExitCode.STORE, "the store cannot be used", places.replay());
        assertRefused(ExitCode.STORE, "the store cannot be used", "verify", "--store", places.store());
        Files.delete(places.store());
        Files.createDirectory(places.store());
        assertRefused(ExitCode.STORE, "a store must be a file", places.replay());
        assertRefused(ExitCode.STORE, "a store must be a file", "verify", "--store", places.store());
    }

    @Test
    void a_missing_or_empty_store_is_not_made_by_looking_at_it() {
        Places places = new Places(folder);
        Object[] statement = {"statement", "--store", places.store(), "--wallet", "user-001"};
        assertRefused(ExitCode.STORE, "there is no such store", "verify", "--store", places.store());
        assertRefused(ExitCode.STORE, "there is no such store", "checkpoint", "--store", places.store());
        assertRefused(ExitCode.STORE, "there is no such store", statement);
        places.write(places.store(), "");
        assertRefused(ExitCode.STORE, "there is no such store", statement);
    }

    @Test
    void another_festival_on_the_same_store_is_refused_before_any_of_its_rows() {
        Places places = copied();
        // Begins as the first one did, and has a booth and a wallet more.
        places.write(FESTIVAL + "2,user#009,booth#008,5/16/2026 9:10:00,open,500,500\n");
        CommandRun run = assertRefused(ExitCode.STORE, "this store holds another festival", places.replay());
        assertThat(run.err()).doesNotContain("posting");
    }

    @Test
    void an_unknown_wallet_or_account_is_refused() {
        Places places = copied();
        assertStatementRefused(places, "the store has no user-777", "--wallet", "user-777");
        assertStatementRefused(places, "the store has no booth:nowhere", "--account", "booth:nowhere");
        assertStatementRefused(places, "no name of a wallet or account: 'user#001'", "--wallet", "user#001");
        assertStatementRefused(places, "no name of a wallet or account: 'shop:3'", "--account", "shop:3");
    }

    @Test
    void a_command_line_that_is_wrong_is_refused_with_a_hint() {
        Path store = folder.resolve("ledger.sqlite");
        assertRefused(ExitCode.USAGE, "choose a command");
        assertRefused(ExitCode.USAGE, "unknown command or option: 'dance'", "dance");
        assertRefused(ExitCode.USAGE, "unknown command or option: '--loud'", "verify", "--store", store, "--loud");
        assertRefused(ExitCode.USAGE, "missing: --store", "verify");
        assertRefused(ExitCode.USAGE, "missing: --store", "verify", "--store");
        assertRefused(ExitCode.USAGE, "missing: --report, FILE", "replay");
        assertRefused(ExitCode.USAGE, "missing: --store", "replay", "festival.csv", "--report", "report.json");
        assertRefused(ExitCode.USAGE, "--store can be given only once", "verify", "--store", store, "--store", store);
        assertRefused(ExitCode.USAGE, "one of these is needed: --wallet, --account", "statement", "--store", store);
        assertRefused(
                ExitCode.USAGE,
                "options exclude each other",
                "statement",
                "--store",
                store,
                "--wallet",
                "a",
                "--account",
                "b");
        assertRefused(
                ExitCode.USAGE,
                "a checkpoint looks like minsapay:<position>",
                "verify",
                "--store",
                store,
                "--checkpoint",
                "minsapay:12:xyz");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertRefused(ExitCode.USAGE, "students must be 1 to 1000000, was 0", simulate("--students", "0"));
        assertRefused(ExitCode.USAGE, "booths must be 1 to 1000, was 1001", simulate("--booths", "1001"));
        assertRefused(ExitCode.USAGE, "minutes must be 10 to 20000, was -1", simulate("--minutes", "-1"));
        assertRefused(ExitCode.USAGE, "unusable value of --minutes: '1e9'", simulate("--minutes", "1e9"));
        assertRefused(ExitCode.USAGE, "missing: --seed", "simulate");
        Object[] published = new Places(folder).replay();
        assertRefused(
                ExitCode.USAGE,
                "published totals are name=number",
                "replay",
                published[1],
                "--store",
                published[3],
                "--report",
                published[5],
                "--published",
                "users=-1");
        assertRefused(
                ExitCode.UNREADABLE,
                "there is no such folder",
                simulate("--out", folder.resolve("no").resolve("f.csv").toString()));
    }

    private static Object[] simulate(String option, String value) {
        return new Object[] {"simulate", "--seed", "1", option, value};
    }

    private void assertStatementRefused(Places places, String message, String option, String value) {
        assertRefused(ExitCode.USAGE, message, "statement", "--store", places.store(), option, value);
    }

    /** A replayed festival of one's own. */
    private Places copied() {
        new Places(original).copyTo(folder);
        return new Places(folder);
    }

    /** In a folder of its own. */
    private void assertPosted(FestivalText festival) {
        try {
            Places places = new Places(Files.createTempDirectory(folder, "posted")).write(festival.text());
            CommandRun run = CommandRun.of(places.replay());
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In both languages. */
    private CommandRun assertRefused(int exitCode, String message, Object... arguments) {
        SortedMap<String, List<Byte>> before = new Places(folder).content();
        CommandRun english = CommandRun.of(arguments);
        CommandRun korean = CommandRun.in(Locale.KOREAN, arguments);
        assertThat(english.err()).contains(message).doesNotContainPattern(HANGUL);
        assertThat(korean.err()).containsPattern(HANGUL);
        for (CommandRun run : List.of(english, korean)) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(exitCode == ExitCode.USAGE ? 2 : 1);
        }
        assertThat(new Places(folder).content()).isEqualTo(before);
        return english;
    }
}
