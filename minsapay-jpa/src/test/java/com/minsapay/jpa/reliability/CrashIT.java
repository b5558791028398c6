package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.testkit.KeyedIds;
import com.minsapay.testkit.LedgerSnapshot;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a program in the middle of a concurrent load, again and again on one ledger file. After each kill the ledger
 * verifies, everything acknowledged is there once, as acknowledged, and what nobody saw an answer to is there whole or
 * not at all.
 *
 * <p>This shows that nothing is acknowledged before SQLite was told to commit, and that a file left behind at any moment
 * opens again. It does not show that a commit is synced: the operating system outlives the killed program and writes
 * what it was given. {@link SyncCountIT} shows that.
 *
 * <p>{@code -Dminsapay.kills=200} kills more often, {@code -Dminsapay.seed=7} at the moments of an earlier run, as far as
 * a machine repeats itself.
 */
class CrashIT {
    private static final int KILLS = Integer.getInteger("minsapay.kills", 20);
    private static final long SEED = Long.getLong("minsapay.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_ANSWERS = 800;
    private static final long LONGEST_OPENING_MILLIS = 1_000;
    private static final long LONGEST_MAKING_MILLIS = 300;
    private static final int OLD_REPEATS = 300;

    /** 128 and SIGKILL, as Java reports a process that a signal ended. */
    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final CallLog log = new CallLog();
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private int killedWhileOpening;

    @Test
    void what_was_acknowledged_survives_every_kill_once_and_whole() throws Exception {
        System.out.println("CrashIT: -Dminsapay.kills=" + KILLS + " -Dminsapay.seed=" + SEED);
        long begin = System.nanoTime();
        for (int run = 0; run < KILLS; run++) {
            int before = log.answers().size();
            runAndKill(run);
            check(before);
        }
        System.out.printf(
                "CrashIT: %d kills, %d of them while opening; %d requests, %d acknowledged, none lost; %d s%n",
                KILLS,
                killedWhileOpening,
                log.sent().size(),
                log.answers().size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        assertThat(log.answers())
                .as("a load that asks for nothing proves nothing")
                .hasSizeGreaterThan(KILLS);
    }

    @Test
    void a_ledger_killed_while_it_is_made_opens() throws Exception {
        Path none = Files.write(folder.resolve("none.txt"), List.of());
        for (int run = 0; run < Math.max(1, KILLS / 10); run++) {
            Path fresh = folder.resolve("fresh-" + run + ".db");
            Path errors = folder.resolve("errors-" + run + ".txt");
            Process child = new ChildJvm()
                    .start(
                            CrashLoad.class,
                            errors,
                            CrashLoad.arguments(fresh, run, none).toArray(String[]::new));
            try {
                long limit = System.nanoTime() + PATIENCE.toNanos();
                while (!Files.exists(fresh)) {
                    assertThat(System.nanoTime())
                            .as("the load did not get that far")
                            .isLessThan(limit);
                    child.waitFor(1, TimeUnit.MILLISECONDS);
                }
                child.waitFor(random.nextInt((int) LONGEST_MAKING_MILLIS), TimeUnit.MILLISECONDS);
                kill(child);
            } finally {
                child.destroyForcibly();
            }
            try (MinsaPay pay = open(JpaLedgerStore.sqlite(fresh))) {
                assertThat(pay.verify().findings()).isEmpty();
                Load.opening()
                        .forEach(request -> assertThat(Load.send(pay, request)).isInstanceOf(Outcome.Approved.class));
            }
        }
    }

    private void runAndKill(int run) throws Exception {
        Path again = Files.write(folder.resolve("again.txt"), log.unanswered());
        Path errors = folder.resolve("errors-" + run + ".txt");
        boolean whileOpening = random.nextInt(5) == 0;
        int answers = 1 + random.nextInt(MOST_ANSWERS);
        Process child = new ChildJvm()
                .start(
                        CrashLoad.class,
                        errors,
                        CrashLoad.arguments(ledger(), run, again).toArray(String[]::new));
        try {
            Listener listener =
                    new Listener(child.getInputStream(), whileOpening ? CallLog.OPENING : CallLog.READY, answers);
            listener.start();
            await(listener.begun, errors);
            if (whileOpening) {
                child.waitFor(random.nextInt((int) LONGEST_OPENING_MILLIS), TimeUnit.MILLISECONDS);
                killedWhileOpening++;
            } else {
                await(listener.enough, errors);
                child.waitFor(random.nextInt(3_000), TimeUnit.MICROSECONDS);
            }
            kill(child);
            listener.linesToTheEnd().forEach(log::add);
        } finally {
            child.destroyForcibly();
        }
    }

    private static void kill(Process child) throws InterruptedException {
        assertThat(child.isAlive()).as("it runs until it is killed").isTrue();
        // Not the process's own method, which closes the pipe too and loses what was said last.
        child.toHandle().destroyForcibly();
        assertThat(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        if (!System.getProperty("os.name").startsWith("Windows")) {
            assertThat(child.exitValue()).as("ended by SIGKILL").isEqualTo(KILLED);
        }
    }

    private static MinsaPay open(JpaLedgerStore store) {
        return MinsaPay.builder(store, Load.keys())
                .policy(Load.policy())
                .ids(new KeyedIds())
                .build();
    }

    private void await(CountDownLatch latch, Path errors) throws Exception {
        if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the load did not get that far: " + Files.readString(errors));
        }
    }

    private void check(int answersBefore) throws Exception {
        JpaLedgerStore store = JpaLedgerStore.sqlite(ledger());
        try (MinsaPay pay = open(store)) {
            Verification verification = checkpoint.map(pay::verify).orElseGet(pay::verify);
            assertThat(verification.findings()).isEmpty();
            assertThat(verification.verified()).isTrue();
            assertThat(CrashCheck.problems(log, LedgerSnapshot.of(store))).isEmpty();
            assertThat(pay.trialBalance().sum().isZero()).isTrue();
            repeat(pay, answersBefore);
            checkpoint = Optional.of(pay.checkpoint());
            assertThat(checkpoint).as("a repeat changes nothing").contains(verification.checkpoint());
        }
    }

    /** Asks again under every key of the last run, and under some of those before. */
    private void repeat(MinsaPay pay, int answersBefore) throws Exception {
        List<Map.Entry<String, CallLog.Answer>> all =
                new ArrayList<>(log.answers().entrySet());
        List<Map.Entry<String, CallLog.Answer>> earlier = new ArrayList<>(all.subList(0, answersBefore));
        Collections.shuffle(earlier, random);
        List<Map.Entry<String, CallLog.Answer>> chosen = new ArrayList<>(all.subList(answersBefore, all.size()));
        chosen.addAll(earlier.subList(0, Math.min(OLD_REPEATS, earlier.size())));
        List<Callable<Boolean>> repeats = new ArrayList<>();
        for (Map.Entry<String, CallLog.Answer> one : chosen) {
            repeats.add(() -> {
                Outcome outcome = Load.send(pay, Load.of(IdempotencyKey.of(one.getKey())));
                assertThat(CallLog.Answer.of(outcome)).as(one.getKey()).isEqualTo(one.getValue());
                return true;
            });
        }
        ExecutorService callers = Executors.newFixedThreadPool(CrashLoad.CALLERS);
        try {
            for (Future<Boolean> repeat : callers.invokeAll(repeats, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(repeat.get()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private Path ledger() {
        return folder.resolve("ledger.db");
    }

    /** Reads what a load writes, to the end; a last line that the kill has cut off was never written. */
    private static final class Listener extends Thread {
        private final InputStream in;
        private final String begin;
        private final List<String> lines = new ArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch enough;
        private Optional<IOException> broken = Optional.empty();

        Listener(InputStream in, String begin, int answers) {
            super("listener");
            this.in = in;
            this.begin = begin;
            this.enough = new CountDownLatch(answers);
            setDaemon(true);
        }

        @Override
        public void run() {
            try (InputStream buffered = new BufferedInputStream(in)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int next = buffered.read(); next >= 0; next = buffered.read()) {
                    if (next == '\n') {
                        take(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else {
                        line.write(next);
                    }
                }
            } catch (IOException e) {
                broken(e);
            }
        }

        private synchronized void broken(IOException e) {
            broken = Optional.of(e);
        }

        private synchronized void take(String line) {
            lines.add(line);
            if (line.equals(begin)) {
                begun.countDown();
            } else if (CallLog.isAnswer(line)) {
                enough.countDown();
            }
        }

        /** Waits for the end. */
        List<String> linesToTheEnd() throws InterruptedException {
            join(PATIENCE.toMillis());
            assertThat(isAlive()).as("still listening to a killed process").isFalse();
            synchronized (this) {
                assertThat(broken).isEmpty();
                return List.copyOf(lines);
            }
        }
    }
}
