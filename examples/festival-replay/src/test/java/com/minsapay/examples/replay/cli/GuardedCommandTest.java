package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.examples.replay.Festival2019;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.guard.BothDays;
import com.minsapay.examples.replay.guard.Difference;
import com.minsapay.examples.replay.guard.Reconciliation;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.policy.Policy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GuardedCommandTest {
    private static final FestivalText FESTIVAL = FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(1, 2, "9:01:00", "pay", 1000, 6000)
            .row(1, 2, "9:01:01", "pay", 1000, 5000)
            .row(1, 0, "9:02:00", "withdraw", 5000, 0);

    @TempDir
    private Path folder;

    @Test
    void quickstart_plays_a_made_up_festival_and_keeps_no_ledger() throws Exception {
        Path made = folder.resolve("steps");
        CommandRun first = CommandRun.of("quickstart", "--guarded", "--folder", made);
        String report = Files.readString(made.resolve("guarded.json"));
        String page = Files.readString(made.resolve("guarded.html"));
        CommandRun second = CommandRun.of("quickstart", "--guarded", "--folder", made);

        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(second.out()).isEqualTo(first.out()).contains("every sum and 120 wallets reconcile to the won");
        assertThat(made.toFile().list()).containsExactlyInAnyOrder("festival.csv", "guarded.json", "guarded.html");
        assertThat(made.resolve("guarded.json")).content().isEqualTo(report);
        assertThat(made.resolve("guarded.html")).content().isEqualTo(page);
        assertThat(first.err().lines()).hasSizeBetween(10, 12).allMatch(line -> line.startsWith("playing "));
    }

    @Test
    void a_festival_s_figures_are_printed_for_both_days_in_either_language() {
        Places places = new Places(folder).write(FESTIVAL.text());
        Object[] arguments = {"replay", places.festival(), "--guarded", "--report", places.guarded()};
        assertThat(CommandRun.of(arguments).out())
                .startsWith("4 rows, 2 differences with the rules on")
                .contains("money that left by error: ₩6,000 → ₩0")
                .contains("taps charged twice: 1, ₩1,000 → 0, ₩0")
                .contains("subsidy that left as cash: 1, ₩5,000 → 0, ₩0");
        assertThat(CommandRun.in(Locale.KOREAN, arguments).out())
                .startsWith("거래 4건, 규칙을 켜면 차이 2건")
                .contains("두 번 결제된 탭: 1건 ₩1,000 → 0건 ₩0");
    }

    @Test
    void the_2019_festival_reconciles_to_the_won() throws Exception {
        Path report = folder.resolve("2019.json");
        CommandRun run = CommandRun.of("replay", Festival2019.path(), "--guarded", "--report", report);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("every sum and 400 wallets reconcile to the won");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.get("reconciled").asBoolean()).isTrue();
        assertThat(json.get("verified").asBoolean()).isTrue();
        assertThat(json.at("/recorded/leftByError").asLong()).isEqualTo(281_500);
        assertThat(json.at("/guarded/leftByError").asLong()).isZero();
        assertThat(json.get("reconciliation")).allSatisfy(sum -> {
            long less = 0;
            for (JsonNode part : sum.get("less")) {
                assertThat(part.get("rows")).isNotEmpty();
                less += part.get("amount").asLong();
            }
            assertThat(sum.get("recorded").asLong() - less)
                    .isEqualTo(sum.get("guarded").asLong());
        });
    }

    @Test
    void days_that_do_not_reconcile_are_told_with_the_won_and_have_an_exit_code() {
        FestivalFile file = FESTIVAL.file();
        BothDays days = BothDays.of(file, PostingPlan.of(file), Policy.festival(), step -> {});
        List<Difference> lost = days.guarded().differences().subList(1, 2);
        Reconciliation tampered =
                Reconciliation.of(days.recorded().totals(), lost, days.guarded().totals());
        BothDays wrong = new BothDays(
                days.recorded(),
                days.recordedMeasures(),
                days.recordedVerified(),
                days.guarded(),
                days.guardedMeasures(),
                days.effects(),
                tampered,
                days.allHold());
        StringWriter err = new StringWriter();
        Guarded guarded = new Guarded(new CommandLine(new Nothing()).setErr(new PrintWriter(err, true)));
        assertThat(guarded.exitCode(days)).isEqualTo(ExitCode.OK);
        assertThat(guarded.exitCode(wrong)).isEqualTo(ExitCode.NOT_RECONCILED);
        assertThat(err.toString())
                .contains("the two days do not reconcile")
                .contains("payments: a difference of ₩1,000")
                .contains("user#001: a difference of -₩1,000");
    }

    @Test
    void options_of_a_ledger_are_refused_since_none_is_kept() {
        Places places = new Places(folder).write(FESTIVAL.text());
        for (String[] option : new String[][] {
            {"--store", "x.sqlite"}, {"--key", "x.key"}, {"--published", "users=1"},
        }) {
            assertRefused(
                    ExitCode.USAGE,
                    "--guarded does not go with " + option[0],
                    "replay",
                    places.festival(),
                    "--guarded",
                    "--report",
                    places.guarded(),
                    option[0],
                    option[1]);
        }
    }

    @Test
    void bad_input_is_refused_before_anything_is_played_or_written() throws Exception {
        Places places = new Places(folder);
        Object[] arguments = {"replay", places.festival(), "--guarded", "--report", places.guarded()};
        assertRefused(ExitCode.UNREADABLE, "festival.csv: there is no such file", arguments);
        places.write(FestivalText.of()
                .row(1, 0, "9:00:00", "charge", 1_000_000_000_000L, 1_000_000_000_000L)
                .row(1, 0, "9:05:00", "charge", 1_000_000_000_000L, 0)
                .text());
        assertRefused(ExitCode.UNREADABLE, "row 1 cannot be posted", arguments);
        places.write(FESTIVAL.text());
        Object[] same = arguments.clone();
        same[4] = places.festival();
        assertRefused(ExitCode.USAGE, "one file cannot serve two purposes", same);
        Files.createDirectory(folder.resolve("guarded.html"));
        assertRefused(ExitCode.UNREADABLE, "guarded.html cannot be written", arguments);
        assertThat(places.guarded()).doesNotExist();
    }

    private static void assertRefused(int exitCode, String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).contains(message).doesNotContain("playing");
        assertThat(run.out()).isEmpty();
    }

    @Command
    private static final class Nothing {}
}
