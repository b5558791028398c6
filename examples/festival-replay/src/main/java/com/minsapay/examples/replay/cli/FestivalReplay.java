package com.minsapay.examples.replay.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands together. What {@code --help} says stands in {@code Help.properties}, in Korean in {@code Help_ko}. */
@Command(
        name = "festival-replay",
        resourceBundle = "com.minsapay.examples.replay.cli.Help",
        subcommands = {
            QuickstartCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            VerifyCommand.class,
            StatementCommand.class,
            CheckpointCommand.class,
            ExportCommand.class
        })
public final class FestivalReplay {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    @SuppressWarnings("unused") // picocli sees to it
    private boolean help;

    private FestivalReplay() {}

    /**
     * Runs a command on the terminal.
     *
     * @param arguments as typed
     * @return what to exit with; 0 if all went well
     */
    public static int run(String... arguments) {
        return run(writer(System.out, "stdout.encoding"), writer(System.err, "stderr.encoding"), arguments);
    }

    /** Since JDK 19 a property tells the terminal's encoding; before, it is that of the system. */
    private static PrintWriter writer(PrintStream stream, String property) {
        String encoding = System.getProperty(property, System.getProperty("native.encoding"));
        return new PrintWriter(stream, true, Charset.forName(encoding));
    }

    /**
     * As {@link #run(String...)}, writing elsewhere.
     *
     * @param out for results
     * @param err for progress and for what goes wrong
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        // Read when Hibernate is first used: its log then goes where ours goes, and simplelogger.properties keeps it
        // quiet.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        return new CommandLine(new FestivalReplay())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors())
                .execute(arguments);
    }
}
