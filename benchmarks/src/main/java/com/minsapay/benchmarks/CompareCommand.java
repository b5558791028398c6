package com.minsapay.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The library on PostgreSQL beside the same charge written in other ways, on one server. */
@Command(
        name = "compare",
        description = "Payments per second and latencies through MinsaPay.charge on a real PostgreSQL server, beside"
                + " the same charge in SQL, as a stored function, in sets written by hand, and with entities."
                + " sql-statements and hibernate-naive keep what a booth has taken in a row, which each charge"
                + " updates; the others add it up. Interleaved, in an order by chance; medians of all rounds, with"
                + " the lowest and the highest.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final School SCHOOL = School.DEFAULT;
    private static final String OURS = "minsapay";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long each is measured, after a third of that unmeasured (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description = "How many seconds each is run first, and a third of that, while the virtual machine still"
                    + " compiles (${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(names = "--rounds", defaultValue = "3", description = "How often all are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--callers",
            split = ",",
            defaultValue = "1,8,32,128",
            description = "How many at once (${DEFAULT-VALUE}).")
    private List<Integer> callers = new ArrayList<>();

    @Option(
            names = "--booths",
            split = ",",
            defaultValue = "20,1",
            description = "How many booths are paid (${DEFAULT-VALUE}).")
    private List<Integer> booths = new ArrayList<>();

    @Option(
            names = "--contestants",
            split = ",",
            defaultValue = "sql-statements,sql-function,sql-batch,hibernate-naive,minsapay",
            description = "Which are measured (${DEFAULT-VALUE}).")
    private List<String> contestants = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "1", description = "Of the order by chance (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Where to write all figures.")
    private @Nullable Path json;

    /** What is written as JSON. */
    record Report(
            Map<String, String> server, double seconds, double warmUp, int rounds, long seed, List<Figure> figures) {}

    /** A way to charge, and what it has been paid. */
    private static final class Measured {
        private final String name;
        private final Contestant contestant;
        private long won;

        Measured(String name, Contestant contestant) {
            this.name = name;
            this.contestant = contestant;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            Map<String, String> settings = server.settings();
            out().printf("a server with %s%n", settings);
            out().flush();
            List<Measured> all = open(server);
            try {
                List<Figure> figures = measureAll(server, all);
                print(figures, all.stream().map(one -> one.name).toList());
                if (json != null) {
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValue(json.toFile(), new Report(settings, seconds, warmUp, rounds, seed, figures));
                }
            } finally {
                for (Measured one : all) {
                    one.contestant.close();
                }
            }
        }
        return 0;
    }

    private List<Measured> open(PostgresServer server) throws Exception {
        List<Measured> opened = new ArrayList<>();
        for (String name : contestants) {
            opened.add(new Measured(name, open(name, server)));
        }
        return opened;
    }

    private Contestant open(String name, PostgresServer server) throws Exception {
        int most = Collections.max(callers);
        return switch (name) {
            case "sql-statements" -> new SqlStatements(server, SCHOOL, most);
            case "sql-function" -> new SqlFunction(server, SCHOOL, most);
            case "sql-batch" -> new SqlBatch(server, SCHOOL);
            case "hibernate-naive" -> new HibernateNaive(server, SCHOOL, most);
            case OURS ->
                new MinsaPayContestant(
                        SCHOOL, JpaLedgerStore.postgres(PostgresOptions.of(server.pool("minsapay, pg_temp", 4))));
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "a contestant must be one of those that the help names, was " + name);
        };
    }

    private List<Figure> measureAll(PostgresServer server, List<Measured> all) throws Exception {
        // Twice: after the first the sums are checked for the first time, and much is compiled anew.
        for (Measured one : all) {
            run(one, "warm-up", SCHOOL, Collections.max(callers), warmUp / 2);
            run(one, "warm-up-again", SCHOOL, Collections.max(callers), warmUp / 2);
        }
        List<Figure> figures = new ArrayList<>();
        Random chance = new Random(seed);
        for (int round = 1; round <= rounds; round++) {
            for (int crowd : callers) {
                for (int paid : booths) {
                    // By chance: who is last finds the machine as the others left it.
                    List<Measured> order = new ArrayList<>(all);
                    Collections.shuffle(order, chance);
                    for (Measured one : order) {
                        server.settle();
                        School school = new School(SCHOOL.wallets(), paid, SCHOOL.balance());
                        Load.Result result = run(one, round + "-" + paid + "-" + crowd, school, crowd, seconds);
                        figures.add(Figure.of(round, paid, crowd, one.name, result));
                    }
                    out().printf("round %d of %d: %d callers, %d booths done%n", round, rounds, crowd, paid);
                    out().flush();
                }
            }
        }
        return figures;
    }

    private static Load.Result run(Measured one, String name, School school, int crowd, double seconds)
            throws Exception {
        Load.Result result = new Load(school, one.contestant, crowd).run(name, seconds);
        one.won += result.won();
        if (one.contestant.atBooths() != one.won || one.contestant.inWallets() != SCHOOL.money() - one.won) {
            throw new IllegalStateException(
                    "the sums of " + one.name + " must hold after a run: " + one.won + " won were paid");
        }
        return result;
    }

    private void print(List<Figure> figures, List<String> names) {
        for (int paid : booths) {
            out().printf("%n%d booths: payments a second, p50 and p99%n%8s", paid, "callers");
            names.forEach(name -> out().printf(" %28s", name));
            printRows(names, (crowd, name) -> {
                List<Figure> of = of(figures, paid, crowd, name);
                return String.format(
                        Locale.ROOT,
                        "%.0f/s %.0f %.0f us",
                        median(of, Figure::perSecond),
                        median(of, Figure::p50Micros),
                        median(of, Figure::p99Micros));
            });
            out().printf("minsapay divided by (lowest to highest of a round)");
            printRows(
                    names,
                    (crowd, name) ->
                            ratios(Figure::perSecond, of(figures, paid, crowd, OURS), of(figures, paid, crowd, name)));
            out().printf("p50 of minsapay divided by");
            printRows(
                    names,
                    (crowd, name) ->
                            ratios(Figure::p50Micros, of(figures, paid, crowd, OURS), of(figures, paid, crowd, name)));
        }
        int first = booths.get(0);
        for (int paid : booths.subList(1, booths.size())) {
            out().printf("%n%d booths divided by %d booths", paid, first);
            printRows(
                    names,
                    (crowd, name) ->
                            ratios(Figure::perSecond, of(figures, paid, crowd, name), of(figures, first, crowd, name)));
        }
        out().flush();
    }

    private void printRows(List<String> names, BiFunction<Integer, String, String> cell) {
        for (int crowd : callers) {
            out().printf("%n%8d", crowd);
            names.forEach(name -> out().printf(" %28s", cell.apply(crowd, name)));
        }
        out().printf("%n");
    }

    private static List<Figure> of(List<Figure> figures, int paid, int crowd, String name) {
        return figures.stream()
                .filter(one -> one.booths() == paid
                        && one.callers() == crowd
                        && one.contestant().equals(name))
                .toList();
    }

    private static double median(List<Figure> figures, ToDoubleFunction<Figure> figure) {
        return Figure.median(figures.stream().map(figure::applyAsDouble));
    }

    /** Round by round, as a machine's speed drifts: the median, the lowest and the highest. */
    private static String ratios(ToDoubleFunction<Figure> figure, List<Figure> ours, List<Figure> theirs) {
        double[] ratios = IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round -> figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)))
                .sorted()
                .toArray();
        return ratios.length == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        Figure.median(DoubleStream.of(ratios).boxed()),
                        ratios[0],
                        ratios[ratios.length - 1]);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
