package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.registry.OpenAccountRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a ledger. */
class VerifyCommandTest {
    private static final String FESTIVAL = FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(2, 0, "9:00:30", "open", 0, 0)
            .row(2, 0, "9:01:00", "charge", 10_000, 10_000)
            .row(1, 3, "9:05:00", "pay", 1500, 5500)
            .row(2, 3, "9:06:00", "pay", 3000, 7000)
            .row(1, 0, "9:59:00", "withdraw", 5500, 0)
            .text();

    @TempDir
    private static Path original;

    @TempDir
    private Path folder;

    private Places places = new Places(Path.of(""));

    @BeforeAll
    static void replay() {
        Places made = new Places(original).write(FESTIVAL);
        assertThat(CommandRun.of(made.replay()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @BeforeEach
    void copy() {
        new Places(original).copyTo(folder);
        places = new Places(folder);
    }

    @Test
    void a_sound_ledger_verifies_and_looking_at_it_changes_nothing() {
        var before = places.content();
        CommandRun run = CommandRun.of("verify", "--store", places.store());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("10 transactions, 2 wallets in the ledger: everything holds.")
                .contains("checkpoint: minsapay:10:");
        assertThat(CommandRun.of("checkpoint", "--store", places.store()).exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(CommandRun.of("statement", "--store", places.store(), "--wallet", "user-001")
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(places.content()).isEqualTo(before);
    }

    @Test
    void an_altered_row_is_named_and_the_command_exits_6() throws Exception {
        LedgerDump.tamper(
                places.store(),
                "drop trigger transfer_is_not_updated",
                "update transfer set amount = 1400 where from_account = 'grant:user-001:subsidy' and amount = 1500");
        CommandRun english = CommandRun.of("verify", "--store", places.store());
        CommandRun korean = CommandRun.in(Locale.KOREAN, "verify", "--store", places.store());
        assertThat(english.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(english.out()).contains("user-001").doesNotContain("checkpoint");
        assertThat(korean.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(korean.out()).contains("문제").contains("user-001");
    }

    @Test
    void an_older_copy_put_back_is_detected_by_a_later_checkpoint() throws Exception {
        String early =
                CommandRun.of("checkpoint", "--store", places.store()).out().strip();
        Path copy = folder.resolve("copy.sqlite");
        Files.copy(places.store(), copy);
        Path key = folder.resolve("copy.sqlite.key");
        Files.copy(places.key(), key, StandardCopyOption.COPY_ATTRIBUTES);
        try (MinsaPay pay = StoreOptions.of(places.store()).openExisting()) {
            pay.openAccount(OpenAccountRequest.booth(
                    IdempotencyKey.of("late"), BoothId.of("late"), "late", OperatorId.of("test")));
        }
        String late =
                CommandRun.of("checkpoint", "--store", places.store()).out().strip();

        assertThat(late).isNotEqualTo(early);
        assertThat(CommandRun.of("verify", "--store", places.store(), "--checkpoint", early)
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(CommandRun.of("verify", "--store", copy).exitCode()).isEqualTo(ExitCode.OK);
        CommandRun putBack = CommandRun.of("verify", "--store", copy, "--checkpoint", late);
        assertThat(putBack.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(putBack.out()).contains("checkpoint");
    }

    @Test
    void a_wallets_statement_is_printed_in_both_languages_latest_first() {
        CommandRun english = CommandRun.of("statement", "--store", places.store(), "--wallet", "user-001");
        CommandRun korean =
                CommandRun.in(Locale.KOREAN, "statement", "--store", places.store(), "--wallet", "user-001");
        assertThat(english.out().lines())
                .containsExactly(
                        "user-001: balance ₩0 (own ₩0, granted ₩0)",
                        "2026-05-16 09:59:00         -₩5,500              ₩0  withdrawal  row-5",
                        "2026-05-16 09:59:00              ₩0          ₩5,500  correction  row-5-subsidy  row 5,"
                                + " subsidy-left-as-cash",
                        "2026-05-16 09:05:00         -₩1,500          ₩5,500  payment  row-3",
                        "2026-05-16 09:00:00          ₩7,000          ₩7,000  wallet opened  row-0");
        assertThat(korean.out().lines())
                .contains("user-001: 잔액 0원 (내 돈 0원, 지원금 0원)")
                .contains("2026-05-16 09:05:00         -1,500원          5,500원  결제  row-3");
    }

    @Test
    void a_booths_desks_and_funds_statement_says_what_came_in_and_went_out() {
        assertThat(account(Locale.ENGLISH, "booth:booth-003").lines())
                .containsExactly(
                        "booth:booth-003 (booth#003): in ₩4,500, out ₩0, balance ₩4,500",
                        "2026-05-16 09:06:00          ₩3,000  payment  row-4",
                        "2026-05-16 09:05:00          ₩1,500  payment  row-3");
        assertThat(account(Locale.KOREAN, "desk:booth-000"))
                .startsWith("desk:booth-000 (booth#000): 들어옴 5,500원, 나감 10,000원, 차이 -4,500원");
        assertThat(account(Locale.ENGLISH, "fund:subsidy")).startsWith("fund:subsidy (subsidy of festival ");
    }

    @Test
    void a_statement_of_many_pages_is_printed_whole() throws Exception {
        Places large = new Places(Files.createDirectory(folder.resolve("large")))
                .write(FestivalSimulator.simulate(new SimulationSettings(3, 150, 1, 300)));
        assertThat(CommandRun.of(large.replay()).exitCode()).isEqualTo(ExitCode.OK);
        long expected = LedgerDump.number(
                large.store(), "select count(distinct position) from transfer where to_account = 'booth:booth-001'");
        CommandRun run = CommandRun.of("statement", "--store", large.store(), "--account", "booth:booth-001");
        assertThat(expected).isGreaterThan(500);
        assertThat(run.out().lines()).hasSize((int) expected + 1).doesNotHaveDuplicates();
    }

    private String account(Locale locale, String account) {
        return CommandRun.in(locale, "statement", "--store", places.store(), "--account", account)
                .out();
    }
}
