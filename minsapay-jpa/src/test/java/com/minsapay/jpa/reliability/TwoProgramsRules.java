package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.LedgerSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two ledgers on one database, as two programs have them, whose callers ask for the same at the same time. */
abstract class TwoProgramsRules {
    private static final String NAME = "festival";
    private static final int CALLERS = 4;
    private static final int REQUESTS = Load.ROUND;
    private static final int OPENING = Load.opening().size();
    private static final long BREATH_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Crowd crowd = new Crowd(LIMIT);
    private final AtomicBoolean done = new AtomicBoolean();

    /** Opens another store on the test's ledger, whose connections have this name. */
    protected abstract LedgerStore openStore(String name);

    /** Ends all connections of this name. */
    protected abstract void endConnections(String name);

    @Test
    void every_key_has_one_outcome_and_the_books_are_right() {
        askBothProgramsDuring(() -> {});
    }

    @Test
    void so_it_is_while_connections_are_ended_at_any_moment() {
        askBothProgramsDuring(() -> endConnections(NAME));
    }

    private void askBothProgramsDuring(Runnable trouble) {
        try (MinsaPay one = open(NAME);
                MinsaPay other = open(NAME);
                MinsaPay auditor = open("auditor")) {
            Crowd.Running<List<Checkpoint>> noting = crowd.start(() -> untilDone(auditor::checkpoint));
            Crowd.Running<?> troubling = crowd.start(() -> untilDone(Executors.callable(trouble)));
            List<Map<IdempotencyKey, Outcome>> told;
            try {
                told = crowd.runAll(callers(one, other));
            } finally {
                done.set(true);
            }
            troubling.result(LIMIT);
            assertThat(told).allSatisfy(answers -> assertThat(answers).hasSize(OPENING + REQUESTS));
            assertThat(together(told).keySet()).isEqualTo(recordedKeys());
            for (Checkpoint noted : noting.result(LIMIT)) {
                assertThat(auditor.verify(noted).findings()).isEmpty();
            }
            assertThat(auditor.trialBalance().sum().isZero()).isTrue();
        }
    }

    /** Each caller asks for the same in both programs. */
    private static List<Callable<Map<IdempotencyKey, Outcome>>> callers(MinsaPay one, MinsaPay other) {
        return IntStream.range(0, CALLERS)
                .boxed()
                .flatMap(caller -> Stream.<Callable<Map<IdempotencyKey, Outcome>>>of(
                        () -> ask(one, caller), () -> ask(other, caller)))
                .toList();
    }

    private static Map<IdempotencyKey, Outcome> ask(MinsaPay pay, int caller) {
        Stream<Request> requests = IntStream.range(0, REQUESTS).mapToObj(n -> Load.of(Load.key(1, caller, n)));
        Map<IdempotencyKey, Outcome> told = new LinkedHashMap<>();
        Stream.concat(Load.opening().stream(), requests)
                .forEach(request -> told.put(request.key(), Load.send(pay, request)));
        return told;
    }

    /** What was told under each key, everywhere the same. */
    private static Map<String, Outcome> together(List<Map<IdempotencyKey, Outcome>> told) {
        Map<String, Outcome> together = new HashMap<>();
        for (Map<IdempotencyKey, Outcome> answers : told) {
            answers.forEach((key, outcome) -> {
                Outcome first = together.putIfAbsent(key.value(), outcome);
                assertThat(outcome).isEqualTo(first == null ? outcome : first);
            });
        }
        return together;
    }

    private Set<String> recordedKeys() {
        try (LedgerStore store = openStore("reader")) {
            List<JournalRow> journal = LedgerSnapshot.of(store).journal();
            assertThat(journal).extracting(JournalRow::key).doesNotHaveDuplicates();
            return journal.stream().map(JournalRow::key).collect(Collectors.toSet());
        }
    }

    private <T> List<T> untilDone(Callable<T> task) throws Exception {
        List<T> results = new ArrayList<>();
        while (!done.get()) {
            results.add(task.call());
            LockSupport.parkNanos(BREATH_NANOS);
        }
        return results;
    }

    private MinsaPay open(String name) {
        return CrashLoad.open(openStore(name));
    }
}
