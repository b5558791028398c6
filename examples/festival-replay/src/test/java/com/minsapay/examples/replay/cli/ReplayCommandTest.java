package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.examples.replay.Festival2019;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    @Test
    void quickstart_works_in_an_empty_folder_and_posts_nothing_the_second_time() throws Exception {
        Path made = folder.resolve("first").resolve("steps");
        CommandRun first = CommandRun.of("quickstart", "--folder", made);
        Places places = new Places(made);
        List<String> dump = LedgerDump.of(places.store());
        List<String> report = Files.readAllLines(places.report());

        CommandRun second = CommandRun.of("quickstart", "--folder", made);

        assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(ExitCode.OK);
        assertThat(first.out())
                .contains("everything holds")
                .contains(places.page().toUri().toString())
                .isEqualTo(second.out());
        assertThat(dump).hasSizeGreaterThan(1000).isEqualTo(LedgerDump.of(places.store()));
        assertThat(Files.readAllLines(places.report())).isEqualTo(report);
        assertThat(made.toFile().list())
                .containsExactlyInAnyOrder(
                        "festival.csv",
                        "ledger.sqlite",
                        "ledger.sqlite.key",
                        "ledger.sqlite.lock",
                        "report.json",
                        "report.html");
    }

    @Test
    void every_wallet_of_a_made_up_festival_ends_with_the_balance_of_its_last_row() throws Exception {
        String festival = FestivalSimulator.simulate(new SimulationSettings(11, 60, 5, 120));
        Places places = new Places(folder).write(festival);
        CommandRun run = CommandRun.of(places.replay());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertBalances(FestivalFile.parse(festival), places.store());
        assertThat(run.err().lines()).hasSizeBetween(10, 12).allMatch(line -> line.startsWith("posting "));
        assertThat(run.out().lines()).hasSize(5);
    }

    @Test
    void a_wallet_used_before_it_is_opened_and_opened_twice_ends_as_recorded() throws Exception {
        FestivalText text = FestivalText.of()
                .row(1, 2, "9:00:00", "pay", 1000, 4000)
                .row(1, 0, "9:01:00", "open", 7000, 11_000)
                .row(1, 0, "9:02:00", "withdraw", 11_000, 0)
                .row(2, 0, "9:03:00", "opne", 500, 500)
                .row(2, 3, "9:04:00", "pay", 0, 300);
        Places places = new Places(folder).write(text.text());
        CommandRun run = CommandRun.of(places.replay());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertBalances(text.file(), places.store());
    }

    @Test
    void the_2019_festival_balances_verifies_and_ends_with_its_own_balances() throws Exception {
        FestivalFile file = Festival2019.file();
        Places places = new Places(folder);
        CommandRun run = CommandRun.of(
                "replay",
                Festival2019.path(),
                "--store",
                places.store(),
                "--report",
                places.report(),
                "--published",
                "users=400,transactions=2900,paid=4604210,transacted=17319300");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertBalances(file, places.store());
        JsonNode json = new ObjectMapper().readTree(places.report().toFile());
        assertThat(json.get("trialBalance").asLong()).isZero();
        assertThat(json.get("verified").asBoolean()).isTrue();
        assertThat(json.get("rows").asInt()).isEqualTo(2900);
        assertThat(json.get("finalBalances").asLong()).isEqualTo(14_917_200);
        assertThat(json.get("anomalies")).hasSize(84);
        assertThat(json.at("/totals/pay/amount").asLong()).isEqualTo(4_604_210);
    }

    @Test
    void a_ledger_altered_between_two_runs_is_reported_as_not_verified() throws Exception {
        FestivalText text = FestivalText.of().row(1, 0, "9:00:00", "open", 7000, 7000);
        Places places = new Places(folder).write(text.text());
        CommandRun.of(places.replay());
        LedgerDump.tamper(places.store(), "update wallet_grant set amount = amount + 1");
        CommandRun run = CommandRun.of(places.replay());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(run.out()).contains("user-001").contains("problems");
        assertThat(new ObjectMapper()
                        .readTree(places.report().toFile())
                        .get("verified")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_bar_moves_in_place_on_a_terminal_and_leaves_its_line_when_it_ends() {
        StringWriter shown = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(shown), true, "posting", 80)) {
            progress.at(1);
            progress.at(2);
            progress.at(41);
        }
        assertThat(shown.toString())
                .isEqualTo("\rposting [" + ".".repeat(40) + "] 1/80" + "\rposting [#" + ".".repeat(39) + "] 2/80"
                        + "\rposting [" + "#".repeat(20) + ".".repeat(20) + "] 41/80" + System.lineSeparator());
    }

    private static void assertBalances(FestivalFile file, Path store) throws Exception {
        Map<String, Long> last = new HashMap<>();
        file.rows().forEach(row -> last.put(row.user().replace('#', '-'), row.balance()));
        Map<String, Long> held = new HashMap<>();
        for (String row : LedgerDump.of(store)) {
            String[] fields = row.substring(row.indexOf(' ') + 1).split("\\|", -1);
            if (row.startsWith("wallet ")) {
                held.merge(fields[0], Long.valueOf(fields[2]), Long::sum);
            } else if (row.startsWith("wallet_grant ")) {
                held.merge(fields[0], Long.valueOf(fields[2]), Long::sum);
            }
        }
        assertThat(held).isEqualTo(last);
    }
}
