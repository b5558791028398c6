package com.minsapay.examples.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.MinsaPay;
import com.minsapay.account.BoothId;
import com.minsapay.account.OperatorId;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.registry.OpenAccountRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that others get. */
class ExportCommandTest {
    private static final String FESTIVAL = FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(2, 0, "9:00:30", "open", 0, 0)
            .row(2, 0, "9:01:00", "charge", 10_000, 10_000)
            .row(1, 3, "9:05:10", "pay", 1500, 5500)
            .row(2, 3, "9:05:50", "pay", 1500, 8500)
            .row(1, 3, "9:31:00", "pay", 1000, 4500)
            .row(2, 3, "9:32:00", "pay", 1000, 7500)
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
    void an_anonymised_table_has_numbers_for_names_and_times_in_bins() throws IOException {
        Path csv = folder.resolve("festival-out.csv");
        CommandRun run = CommandRun.of("export", "--store", places.store(), "--out", csv, "--bin", 30);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("festival-out.csv: ")
                .contains("of 2 wallets with two payments or more")
                .contains("can single out 0, and 0 whichever");
        String text = Files.readString(csv);
        assertThat(text)
                .startsWith("\ufeffposition,line,time,kind,status,wallet,operator,from,to,amount,ownAfter,")
                .contains(",CHARGE,APPROVED,w1,o1,grant:w1:f1,booth:b1,1500,0,5500,0,0,\r\n")
                .contains(",CHARGE,APPROVED,w2,o1,own:w2,booth:b1,1500,8500,0,0,0,\r\n")
                .contains("T09:00:00+09:00,CHARGE")
                .contains("T09:30:00+09:00,CHARGE")
                .doesNotContain("user-", "booth-", "row-", "subsidy", ":05:");
        assertThat(folder.resolve("festival-out.csv.draft")).doesNotExist();
    }

    @Test
    void finer_times_single_out_more_and_no_times_are_none() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertThat(CommandRun.of("export", "--store", places.store(), "--out", csv, "--bin", 1)
                        .out())
                .contains("can single out 2, and 2 whichever");
        CommandRun none = CommandRun.in(Locale.KOREAN, "export", "--store", places.store(), "--out", csv);
        assertThat(none.out()).contains("알아낼 수 있는 지갑 0개");
        assertThat(Files.readString(csv)).doesNotContain("+09:00");
    }

    @Test
    void a_raw_table_tells_all_and_no_cell_is_a_formula() throws IOException {
        try (MinsaPay pay = StoreOptions.of(places.store()).openExisting()) {
            pay.openAccount(OpenAccountRequest.booth(
                    IdempotencyKey.of("=cmd"), BoothId.of("late"), "=HYPERLINK(1)", OperatorId.of("-kim")));
        }
        Path csv = folder.resolve("raw.csv");
        assertThat(CommandRun.of("export", "--store", places.store(), "--out", csv, "--raw")
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readString(csv))
                .contains("user-001", "booth:booth-003", "row-4", "T09:05:10+09:00", ",'=cmd,", ",'-kim,")
                .contains("NAME==HYPERLINK(1)")
                .doesNotContainPattern("(^|[,\n])\"?[=+@-]");
    }

    @Test
    void json_has_the_same_lines_with_numbers_as_numbers() throws IOException {
        Path file = folder.resolve("out.json");
        CommandRun.of("export", "--store", places.store(), "--out", file);
        JsonNode lines = new ObjectMapper().readTree(file.toFile());
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.get("amount").isIntegralNumber()).isTrue();
        assertThat(last.get("amount").asLong()).isEqualTo(1000);
        assertThat(last.get("wallet").asText()).isEqualTo("w2");
        assertThat(last.get("time").asText()).isEmpty();
        assertThat(last.has("key")).isFalse();
    }

    @Test
    void a_wrong_command_line_is_found_before_anything_is_written() {
        Path csv = folder.resolve("out.csv");
        Object[][] wrong = {
            {"export", "--store", places.store(), "--out", csv, "--bin", 0},
            {"export", "--store", places.store(), "--out", csv, "--bin", 1441},
            {"export", "--store", places.store(), "--out", csv, "--bin", 5, "--raw"},
            {"export", "--store", places.store(), "--out", folder.resolve("out.xlsx")},
            {"export", "--store", places.store()}
        };
        for (Object[] arguments : wrong) {
            assertThat(CommandRun.of(arguments).exitCode()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(CommandRun.of("export", "--store", places.store(), "--out", places.store() + ".csv/x.csv")
                        .exitCode())
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(csv).doesNotExist();
    }
}
