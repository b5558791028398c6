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
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
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
                + " the same charge in SQL, as a stored function, in sets written by hand, and with entities;"
                + " interleaved, and medians of all rounds.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final School SCHOOL = School.DEFAULT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "How long each measurement takes (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "How many seconds each is run first, while the virtual machine still compiles"
                    + " (${DEFAULT-VALUE}).")
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

    @Option(names = "--json", description = "Where to write all figures.")
    private @Nullable Path json;

    /** What is written as JSON. */
    record Report(Map<String, String> server, double seconds, int rounds, List<Figure> figures) {}

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
                            .writeValue(json.toFile(), new Report(settings, seconds, rounds, figures));
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
            case "minsapay" ->
                new MinsaPayContestant(
                        SCHOOL, JpaLedgerStore.postgres(PostgresOptions.of(server.pool("minsapay, pg_temp", 4))));
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "a contestant must be one of those that the help names, was " + name);
        };
    }

    private List<Figure> measureAll(PostgresServer server, List<Measured> all) throws Exception {
        for (Measured one : all) {
            run(one, "warm-up", SCHOOL, Collections.max(callers), warmUp);
        }
        List<Figure> figures = new ArrayList<>();
        List<Measured> order = new ArrayList<>(all);
        for (int round = 1; round <= rounds; round++) {
            for (int paid : booths) {
                for (int crowd : callers) {
                    // Each comes first now and then: who is last finds the machine as the others left it.
                    Collections.rotate(order, 1);
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
            out().printf("%n%d booths%n%8s", paid, "callers");
            names.forEach(name -> out().printf(" %26s", name));
            out().printf("%n");
            for (int crowd : callers) {
                out().printf("%8d", crowd);
                for (String name : names) {
                    out().printf(
                                    Locale.ROOT,
                                    " %9.0f/s %6.0f %6.0f us",
                                    median(figures, paid, crowd, name, Figure::perSecond),
                                    median(figures, paid, crowd, name, Figure::p50Micros),
                                    median(figures, paid, crowd, name, Figure::p99Micros));
                }
                out().printf("%n");
            }
            out().printf("%8s", "minsapay divided by");
            for (int crowd : callers) {
                out().printf("%n%8d", crowd);
                for (String name : names) {
                    out().printf(Locale.ROOT, " %26.2f", ratio(figures, paid, crowd, name, Figure::perSecond));
                }
            }
            out().printf("%n");
        }
        out().flush();
    }

    private double median(List<Figure> figures, int paid, int crowd, String name, ToDoubleFunction<Figure> figure) {
        return Figure.median(figures.stream()
                .filter(one -> one.booths() == paid
                        && one.callers() == crowd
                        && one.contestant().equals(name))
                .map(figure::applyAsDouble));
    }

    /** Round by round, as a machine's speed drifts. */
    private double ratio(List<Figure> figures, int paid, int crowd, String name, ToDoubleFunction<Figure> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            int now = round;
            List<Figure> ofRound =
                    figures.stream().filter(one -> one.round() == now).toList();
            ratios.add(median(ofRound, paid, crowd, "minsapay", figure) / median(ofRound, paid, crowd, name, figure));
        }
        return Figure.median(ratios.stream());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
