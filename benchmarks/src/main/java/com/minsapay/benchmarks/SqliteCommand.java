package com.minsapay.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.minsapay.jpa.JpaLedgerStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The library on SQLite beside plain JDBC on SQLite. */
@Command(
        name = "sqlite",
        description = "Payments per second through MinsaPay.charge on SQLite, beside the same charge in plain JDBC,"
                + " one transaction each, on the same file system; interleaved, and medians of all rounds.",
        mixinStandardHelpOptions = true)
final class SqliteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long each is measured, after a third of that unmeasured (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "How often all are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--callers",
            split = ",",
            defaultValue = "1,8,128",
            description = "How many at once (${DEFAULT-VALUE}).")
    private List<Integer> callers = new ArrayList<>();

    @Option(names = "--folder", description = "Where the files go; a temporary folder unless given.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Where to write all figures.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        Path base = folder == null ? Files.createTempDirectory("minsapay-benchmark") : Files.createDirectories(folder);
        requireSameSettings(base);
        List<Figure> figures = new ArrayList<>();
        measure("warm-up", base, 0, callers.get(callers.size() - 1), true);
        measure("warm-up", base, 0, callers.get(callers.size() - 1), false);
        for (int round = 1; round <= rounds; round++) {
            for (int crowd : callers) {
                boolean libraryFirst = round % 2 == 0;
                figures.add(measure("run", base, round, crowd, libraryFirst));
                figures.add(measure("run", base, round, crowd, !libraryFirst));
                out().printf(Locale.ROOT, "round %d of %d, %d callers done%n", round, rounds, crowd);
                out().flush();
            }
        }
        print(figures);
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return 0;
    }

    /** The baseline checks its own, whenever it is opened. */
    private void requireSameSettings(Path base) throws Exception {
        Path files = Files.createTempDirectory(base, "settings");
        try {
            SqliteSettings.requireOfLibrary(files.resolve("ledger.sqlite"));
        } finally {
            delete(files);
        }
        out().printf("both write with %s%n", SqliteSettings.list());
    }

    private Figure measure(String name, Path base, int round, int crowd, boolean library) throws Exception {
        Path files = Files.createTempDirectory(base, "ledger");
        Path file = files.resolve("ledger.sqlite");
        School school = School.DEFAULT;
        try (Contestant contestant = library
                ? new MinsaPayContestant(school, JpaLedgerStore.sqlite(file))
                : new JdbcContestant(school, file)) {
            Load.Result result = new Load(school, contestant, crowd).run(name + round, seconds);
            requireSums(school, contestant, result);
            return Figure.of(round, school.booths(), crowd, library ? "minsapay" : "jdbc", result);
        } finally {
            delete(files);
        }
    }

    private static void requireSums(School school, Contestant contestant, Load.Result result) throws Exception {
        if (contestant.atBooths() != result.won() || contestant.inWallets() != school.money() - result.won()) {
            throw new IllegalStateException("the sums must hold after a run: " + result.won() + " won were paid");
        }
    }

    private void print(List<Figure> figures) {
        out().printf(
                        "%n%8s %12s %12s %8s %14s %14s %14s %14s%n",
                        "callers",
                        "minsapay/s",
                        "jdbc/s",
                        "ratio",
                        "minsapay p50",
                        "jdbc p50",
                        "minsapay p99",
                        "jdbc p99");
        for (int crowd : callers) {
            List<Figure> ours = of(figures, crowd, "minsapay");
            List<Figure> theirs = of(figures, crowd, "jdbc");
            out().printf(
                            Locale.ROOT,
                            "%8d %12.0f %12.0f %8.2f %11.0f us %11.0f us %11.0f us %11.0f us%n",
                            crowd,
                            Figure.median(ours.stream().map(Figure::perSecond)),
                            Figure.median(theirs.stream().map(Figure::perSecond)),
                            Figure.median(ratios(ours, theirs)),
                            Figure.median(ours.stream().map(Figure::p50Micros)),
                            Figure.median(theirs.stream().map(Figure::p50Micros)),
                            Figure.median(ours.stream().map(Figure::p99Micros)),
                            Figure.median(theirs.stream().map(Figure::p99Micros)));
        }
        out().flush();
    }

    /** Round by round, as a machine's speed drifts. */
    private static Stream<Double> ratios(List<Figure> ours, List<Figure> theirs) {
        return ours.stream()
                .map(our -> our.perSecond()
                        / theirs.stream()
                                .filter(their -> their.round() == our.round())
                                .findFirst()
                                .orElseThrow()
                                .perSecond());
    }

    private static List<Figure> of(List<Figure> figures, int crowd, String contestant) {
        return figures.stream()
                .filter(figure ->
                        figure.callers() == crowd && figure.contestant().equals(contestant))
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
