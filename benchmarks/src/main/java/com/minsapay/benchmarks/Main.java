package com.minsapay.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line. */
@Command(
        name = "benchmarks",
        description = "Measures payments per second beside a baseline, in one run on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = {CompareCommand.class, GrowthCommand.class, SqliteCommand.class, CoreCommand.class})
public final class Main {
    private Main() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
