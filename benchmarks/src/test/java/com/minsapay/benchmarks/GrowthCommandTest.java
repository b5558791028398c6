package com.minsapay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That a ledger is filled as one that was paid into, verifies, and is measured beside an empty one; not how fast. */
class GrowthCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_ledger_is_filled_measured_and_verified_at_every_size() throws Exception {
        StringWriter printed = new StringWriter();
        Path json = folder.resolve("figures.json");

        int exit = command(printed)
                .execute(
                        "--sizes",
                        "3000,1000",
                        "--seconds",
                        "0.2",
                        "--rounds",
                        "2",
                        "--callers",
                        "4",
                        "--wallets",
                        "20",
                        "--json",
                        json.toString());

        assertThat(exit).isZero();
        assertThat(printed.toString()).contains("fsync=on", "verified ", "ratio");
        JsonNode sizes = new ObjectMapper().readTree(json.toFile()).get("sizes");
        assertThat(sizes).hasSize(2);
        assertSize(sizes.get(0), 1_000);
        assertSize(sizes.get(1), 3_000);
    }

    private static void assertSize(JsonNode size, long transactions) {
        assertThat(size.get("transactions").asLong()).isEqualTo(transactions);
        assertThat(size.get("figures")).hasSize(4);
        assertThat(size.get("ratio").asDouble()).isPositive();
        assertThat(size.get("verified").get("transactions").asLong())
                .as("all that was filled in, and what was paid while it was measured")
                .isGreaterThan(transactions);
        assertThat(size.get("verified").get("perSecond").asDouble()).isPositive();
        assertThat(size.get("verified").get("heapBytes").asLong()).isPositive();
    }

    @Test
    void a_size_that_does_not_fit_on_the_disk_is_refused() {
        StringWriter printed = new StringWriter();

        int exit = command(printed).execute("--sizes", "1000000000000");

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(printed.toString()).contains("MB free");
    }

    private static CommandLine command(StringWriter printed) {
        return new CommandLine(new GrowthCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed));
    }
}
