package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.testkit.LedgerSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
    private static final int LONGEST_OPENING_MILLIS = 1_000;
    private static final int LONGEST_MAKING_MILLIS = 300;
    private static final int OLD_REPEATS = 300;

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
            try (RunningLoad load =
                    RunningLoad.start(CrashLoad.class, errors, 1, CrashLoad.arguments(fresh, run, none))) {
                long limit = System.nanoTime() + PATIENCE.toNanos();
                while (!Files.exists(fresh)) {
                    assertThat(System.nanoTime())
                            .as("the load did not get that far")
                            .isLessThan(limit);
                    load.run(Duration.ofMillis(1));
                }
                load.run(Duration.ofMillis(random.nextInt(LONGEST_MAKING_MILLIS)));
                load.kill();
            }
            try (MinsaPay pay = CrashLoad.open(JpaLedgerStore.sqlite(fresh))) {
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
        try (RunningLoad load =
                RunningLoad.start(CrashLoad.class, errors, answers, CrashLoad.arguments(ledger(), run, again))) {
            load.awaitOpening();
            if (whileOpening) {
                load.run(Duration.ofMillis(random.nextInt(LONGEST_OPENING_MILLIS)));
                killedWhileOpening++;
            } else {
                load.awaitAnswers();
                load.run(Duration.ofNanos(random.nextInt(3_000_000)));
            }
            load.kill().forEach(log::add);
        }
    }

    private void check(int answersBefore) throws Exception {
        JpaLedgerStore store = JpaLedgerStore.sqlite(ledger());
        try (MinsaPay pay = CrashLoad.open(store)) {
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
        assertThat(AskAgain.problems(pay, chosen)).isEmpty();
    }

    private Path ledger() {
        return folder.resolve("ledger.db");
    }
}
