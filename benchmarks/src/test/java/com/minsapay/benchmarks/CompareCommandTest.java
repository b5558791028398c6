package com.minsapay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That all contestants run on a server that syncs, with sums that hold; not how fast. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void all_contestants_are_measured_and_printed() throws Exception {
        StringWriter printed = new StringWriter();
        Path json = folder.resolve("figures.json");

        int exit = new CommandLine(new CompareCommand())
                .setOut(new PrintWriter(printed))
                .execute(
                        "--seconds",
                        "0.2",
                        "--warm-up",
                        "0.2",
                        "--rounds",
                        "1",
                        "--callers",
                        "1,4",
                        "--json",
                        json.toString());

        assertThat(exit).isZero();
        assertThat(printed.toString()).contains("fsync=on", "synchronous_commit=on", "1 booths", "minsapay divided by");
        assertThat(Files.readString(json))
                .contains(
                        "\"sql-statements\"",
                        "\"sql-function\"",
                        "\"sql-batch\"",
                        "\"hibernate-naive\"",
                        "\"minsapay\"");
    }
}
