package com.minsapay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That both contestants run, under the same settings and with sums that hold; not how fast. */
class SqliteCommandTest {
    @TempDir
    private Path folder;

    @Test
    void both_contestants_are_measured_and_printed() throws Exception {
        StringWriter printed = new StringWriter();
        Path json = folder.resolve("figures.json");

        int exit = new CommandLine(new SqliteCommand())
                .setOut(new PrintWriter(printed))
                .execute(
                        "--seconds",
                        "0.2",
                        "--rounds",
                        "1",
                        "--callers",
                        "1,4",
                        "--folder",
                        folder.resolve("ledgers").toString(),
                        "--json",
                        json.toString());

        assertThat(exit).isZero();
        assertThat(printed.toString()).contains("both write with ", "round 1 of 1, 4 callers done", "minsapay/s");
        assertThat(Files.readString(json)).contains("\"minsapay\"", "\"jdbc\"");
        try (Stream<Path> left = Files.list(folder.resolve("ledgers"))) {
            assertThat(left).as("its files are removed").isEmpty();
        }
    }
}
