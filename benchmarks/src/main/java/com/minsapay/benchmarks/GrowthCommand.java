package com.minsapay.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.minsapay.audit.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The library on a ledger that grows, beside itself on an empty one. */
@Command(
        name = "growth",
        description = "Payments per second and latencies through MinsaPay.charge on a PostgreSQL ledger of so many"
                + " transactions, beside an empty one on the same server; interleaved, and medians of all rounds. Every"
                + " ledger is verified, with the time and the memory that it took.",
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    private static final String EMPTY = "empty";
    private static final String GROWN = "grown";
    private static final double WARM_UP_SECONDS = 1;

    /** Tables and indexes, what the server logs of them, and what verifying sorts on the disk. */
    private static final long BYTES_A_TRANSACTION = 2_000;

    private static final long BYTES_OF_A_SERVER = 5_000_000_000L;
    private static final long MEGABYTE = 1_000_000;
    private static final long REPORT_SECONDS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "100000,1000000,10000000",
            description = "How many transactions the ledger grows to (${DEFAULT-VALUE}).")
    private List<Long> sizes = new ArrayList<>();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "How long each is measured, after a third of that unmeasured (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often both are measured at each size (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--callers", defaultValue = "32", description = "How many at once (${DEFAULT-VALUE}).")
    private int callers;

    @Option(names = "--booths", defaultValue = "20", description = "How many booths are paid (${DEFAULT-VALUE}).")
    private int booths;

    @Option(names = "--wallets", defaultValue = "1000", description = "How many wallets pay (${DEFAULT-VALUE}).")
    private int wallets;

    @Option(names = "--json", description = "Where to write all figures.")
    private @Nullable Path json;

    /** What is written as JSON. */
    record Report(Map<String, String> server, double seconds, int rounds, int wallets, List<Size> sizes) {}

    /**
     * What was measured at a size.
     *
     * @param filledPerSecond transactions; their indexes not counted
     * @param bytes of tables and indexes
     * @param figures of the grown ledger and the empty ones
     */
    record Size(long transactions, double filledPerSecond, long bytes, List<Figure> figures, Walk verified) {
        double median(String ledger, ToDoubleFunction<Figure> figure) {
            return Figure.median(figures.stream()
                    .filter(one -> one.contestant().equals(ledger))
                    .map(figure::applyAsDouble));
        }

        /** What the grown ledger gives, divided by what the empty one does. */
        @JsonProperty
        double ratio() {
            return median(GROWN, Figure::perSecond) / median(EMPTY, Figure::perSecond);
        }
    }

    /**
     * A verification.
     *
     * @param heapBytes the most that was in use after a garbage collection
     */
    record Walk(long transactions, double seconds, long heapBytes) {
        @JsonProperty
        double perSecond() {
            return transactions / seconds;
        }
    }

    @Override
    public Integer call() throws Exception {
        requireRoom();
        Collections.sort(sizes);
        School school = new School(wallets, booths, School.DEFAULT.balance());
        PacedClock clock =
                new PacedClock(Instant.now().minus(Filling.BETWEEN.multipliedBy(sizes.get(sizes.size() - 1))));
        List<Size> measured = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start();
                GrownLedger grown = new GrownLedger(server, school, clock, GROWN)) {
            Map<String, String> settings = server.settings();
            say("a server with %s", settings);
            grown.open().leave();
            for (long size : sizes) {
                measured.add(new Growing(server, grown, school, clock).to(size));
            }
            print(measured);
            if (json != null) {
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValue(json.toFile(), new Report(settings, seconds, rounds, wallets, measured));
            }
        }
        return 0;
    }

    private void requireRoom() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        long free = Files.getFileStore(folder).getUsableSpace();
        long needed = BYTES_OF_A_SERVER + BYTES_A_TRANSACTION * Collections.max(sizes);
        if (free < needed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the folder for temporary files must have " + needed / MEGABYTE + " MB free, has " + free / MEGABYTE
                            + " MB: " + folder + " (another: java -Djava.io.tmpdir=FOLDER)");
        }
    }

    /** One server's ledgers, at one size after the other. */
    private final class Growing {
        private final PostgresServer server;
        private final GrownLedger grown;
        private final School school;
        private final PacedClock clock;

        Growing(PostgresServer server, GrownLedger grown, School school, PacedClock clock) {
            this.server = server;
            this.grown = grown;
            this.school = school;
            this.clock = clock;
        }

        Size to(long size) throws Exception {
            Progress progress = new Progress(size);
            double perSecond = grown.fill(size, progress::at, progress::at);
            server.settle();
            long bytes = grown.bytes();
            say(
                    "%,d transactions, filled with %,.0f a second, take %,d MB with their indexes",
                    size, perSecond, bytes / MEGABYTE);
            MinsaPayContestant contestant = grown.open();
            try {
                List<Figure> figures = new ArrayList<>();
                for (int round = 1; round <= rounds; round++) {
                    figures.addAll(round(size, round, contestant));
                    say("%,d transactions: round %d of %d done", size, round, rounds);
                }
                return new Size(size, perSecond, bytes, figures, walk(contestant));
            } finally {
                contestant.leave();
            }
        }

        /** Both are opened before either is measured, and each comes first now and then. */
        private List<Figure> round(long size, int round, MinsaPayContestant big) throws Exception {
            String name = size + "-" + round;
            try (GrownLedger ledger = new GrownLedger(server, school, clock, EMPTY);
                    MinsaPayContestant empty = ledger.open()) {
                run(empty, name + "-warm-up", WARM_UP_SECONDS);
                run(big, name + "-warm-up", WARM_UP_SECONDS);
                List<Figure> figures = new ArrayList<>();
                for (boolean isBig : round % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                    server.settle();
                    Load.Result result = run(isBig ? big : empty, name, seconds);
                    figures.add(Figure.of(round, booths, callers, isBig ? GROWN : EMPTY, result));
                }
                return figures;
            }
        }

        private Load.Result run(Contestant contestant, String name, double duration) throws Exception {
            return new Load(school, contestant, callers).run(name, duration);
        }

        private Walk walk(MinsaPayContestant contestant) throws Exception {
            server.settle();
            try (HeapWatch heap = new HeapWatch()) {
                long begin = System.nanoTime();
                Verification verified = contestant.verify();
                double took = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
                Walk walk = new Walk(verified.transactions(), took, heap.most());
                say(
                        "verified %,d transactions in %.1f s, %,.0f a second, with at most %d MB in use",
                        walk.transactions(), walk.seconds(), walk.perSecond(), walk.heapBytes() / MEGABYTE);
                return walk;
            }
        }
    }

    /** Tells how far the filling is, every few seconds. */
    private final class Progress {
        private final long size;
        private long toldAt;
        private long told;

        Progress(long size) {
            this.size = size;
        }

        void at(long position) {
            long now = System.nanoTime();
            if (toldAt == 0) {
                toldAt = now;
                told = position;
            } else if (isTimeToTell(now)) {
                double perSecond = (position - told) * (double) TimeUnit.SECONDS.toNanos(1) / (now - toldAt);
                say(
                        "%,d of %,d transactions, %,.0f a second, %,.0f s to go",
                        position, size, perSecond, (size - position) / perSecond);
                toldAt = now;
                told = position;
            }
        }

        void at(String step) {
            long now = System.nanoTime();
            if (isTimeToTell(now)) {
                say("%s", step);
                toldAt = now;
            }
        }

        private boolean isTimeToTell(long now) {
            return now - toldAt >= TimeUnit.SECONDS.toNanos(REPORT_SECONDS);
        }
    }

    private void print(List<Size> measured) {
        out().printf(
                        "%n%12s %10s %10s %6s %22s %22s %12s %8s%n",
                        "transactions",
                        "grown/s",
                        "empty/s",
                        "ratio",
                        "grown p50, p99",
                        "empty p50, p99",
                        "verified/s",
                        "heap");
        for (Size size : measured) {
            out().printf(
                            Locale.ROOT,
                            "%12d %10.0f %10.0f %6.2f %7.0f us %9.0f us %7.0f us %9.0f us %12.0f %5d MB%n",
                            size.transactions(),
                            size.median(GROWN, Figure::perSecond),
                            size.median(EMPTY, Figure::perSecond),
                            size.ratio(),
                            size.median(GROWN, Figure::p50Micros),
                            size.median(GROWN, Figure::p99Micros),
                            size.median(EMPTY, Figure::p50Micros),
                            size.median(EMPTY, Figure::p99Micros),
                            size.verified().perSecond(),
                            size.verified().heapBytes() / MEGABYTE);
        }
        out().flush();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
