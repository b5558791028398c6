package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.MinsaPay;
import com.minsapay.account.AccountKind;
import com.minsapay.audit.Checkpoint;
import com.minsapay.audit.Verification;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.JournalRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two programs on one PostgreSQL ledger, of which one or the other is killed again and again and started anew. Some callers
 * ask for the same under the same keys in both, others under keys of their own, and all of them pay from the same wallets.
 * In the end every key has one outcome, the same in both programs and in the ledger, and the books are right.
 *
 * <p>The server is not killed, and syncs every commit; {@code synchronous_commit} is on in each of them.
 *
 * <p>{@code scripts/two-programs} runs it for two minutes with a kill every ten seconds. {@code -Dminsapay.seed=7} kills at the
 * moments of an earlier run, as far as a machine repeats itself.
 */
class PostgresCrashIT {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("minsapay.seconds", 24));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(Integer.getInteger("minsapay.every", 6));
    private static final long SEED = Long.getLong("minsapay.seed", System.nanoTime());
    private static final int SAME_CALLERS = 12;
    private static final int OWN_CALLERS = 8;
    private static final int SAME_RUN = 0;
    private static final int LEAST_ANSWERS = 500;
    private static final int LONGEST_OPENING_MILLIS = 2_000;
    private static final int MOST_LATE_MILLIS = 500;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final PostgresOptions ledger = PostgresServer.emptyLedger();
    private final List<Program> programs = List.of(new Program(1), new Program(2));
    private final CallLog settled = new CallLog();
    private final long begin = System.nanoTime();
    private int kills;
    private int killedWhileOpening;

    @Test
    void every_key_has_one_outcome_in_two_programs_that_are_killed_in_turns() throws Exception {
        say(LENGTH.toSeconds() + " s, a kill every " + BETWEEN_KILLS.toSeconds() + " s, -Dminsapay.seed=" + SEED);
        JpaLedgerStore store = JpaLedgerStore.postgres(ledger);
        try (MinsaPay auditor = CrashLoad.open(store)) {
            Checkpoint underLoad = killInTurns(auditor);
            settle(auditor);
            check(auditor, store, underLoad);
        } finally {
            programs.forEach(Program::close);
        }
    }

    /** Kills both at once in the end. */
    private Checkpoint killInTurns(MinsaPay auditor) throws Exception {
        for (Program program : programs) {
            program.start();
        }
        Checkpoint checkpoint = auditor.checkpoint();
        for (int turn = 1; BETWEEN_KILLS.multipliedBy(turn + 1).compareTo(LENGTH) <= 0; turn++) {
            Program victim = programs.get(turn % 2);
            victim.runUntil(BETWEEN_KILLS.multipliedBy(turn).plusMillis(random.nextInt(MOST_LATE_MILLIS)));
            victim.kill();
            checkpoint = auditor.checkpoint();
            if (random.nextInt(4) == 0) {
                victim.killWhileOpening(Duration.ofMillis(random.nextInt(LONGEST_OPENING_MILLIS)));
            }
            programs.forEach(Program::listen);
            victim.start();
            say(elapsed().toSeconds() + " s, kill " + kills + ": program " + victim.number + "; " + acknowledged());
        }
        for (Program program : programs) {
            program.runUntil(LENGTH);
        }
        for (Program program : programs) {
            program.kill();
        }
        return checkpoint;
    }

    /** Asks for what nobody saw an answer to; what is then still refused without a record has no outcome yet. */
    private void settle(MinsaPay pay) {
        for (String key : together().unanswered()) {
            Outcome outcome = Load.send(pay, Load.of(IdempotencyKey.of(key)));
            if (outcome.isFinal()) {
                settled.add(CallLog.answer(IdempotencyKey.of(key), outcome));
            }
        }
    }

    private void check(MinsaPay auditor, JpaLedgerStore store, Checkpoint underLoad) throws Exception {
        CallLog told = together();
        LedgerSnapshot snapshot = LedgerSnapshot.of(store);
        assertThat(CrashCheck.problems(told, snapshot)).isEmpty();
        Verification verification = auditor.verify(underLoad);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.verified()).isTrue();
        say(elapsed().toSeconds() + " s, " + acknowledged() + "; asking again under every key in two programs");
        try (MinsaPay other = CrashLoad.open(JpaLedgerStore.postgres(ledger))) {
            assertThat(AskAgain.problems(auditor, told.answers().entrySet())).isEmpty();
            assertThat(AskAgain.problems(other, told.answers().entrySet())).isEmpty();
        }
        assertThat(auditor.checkpoint()).as("a repeat changes nothing").isEqualTo(verification.checkpoint());
        assertThat(snapshot.journal())
                .filteredOn(JournalRow::isApproved)
                .extracting(JournalRow::kind)
                .hasSameElementsAs(Load.kinds());
        assertThat(inBoth(told))
                .as("programs that ask for nothing together prove nothing")
                .isGreaterThan(kills);
        closeTheDay(auditor, store);
        say(kills + " kills in " + LENGTH.toSeconds() + " s, " + killedWhileOpening + " of them while opening; "
                + acknowledged() + ", each with one outcome, none lost; verified, and the day is closed; seed " + SEED
                + "; "
                + elapsed().toSeconds() + " s");
    }

    /** One close covers all that the two programs did. */
    private static void closeTheDay(MinsaPay pay, JpaLedgerStore store) {
        Money suspense = pay.trialBalance().balances().getOrDefault(AccountKind.SUSPENSE, Money.won(0));
        for (Request request : Load.evening(suspense)) {
            assertThat(Load.send(pay, request)).isInstanceOf(Outcome.Approved.class);
        }
        assertThat(pay.closedDays()).singleElement().satisfies(day -> {
            assertThat(day.cutBefore()).isZero();
            assertThat(day.cut()).isEqualTo(LedgerSnapshot.of(store).lastPosition() - 1);
        });
        assertThat(pay.dayClose().owes().isPositive()).isTrue();
        assertThat(pay.verify().findings()).isEmpty();
    }

    private CallLog together() {
        return CallLog.together(List.of(programs.get(0).log, programs.get(1).log, settled));
    }

    private String acknowledged() {
        CallLog told = together();
        return "%,d keys, %,d acknowledged, %,d of them in both programs"
                .formatted(told.sent().size(), told.answers().size(), inBoth(told));
    }

    private long inBoth(CallLog told) {
        return told.answers().keySet().stream()
                .filter(key -> programs.stream()
                        .allMatch(program -> program.log.answers().containsKey(key)))
                .count();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void say(String line) {
        System.out.println("PostgresCrashIT: " + line);
    }

    /** One of the two, over all its lives. */
    private final class Program implements AutoCloseable {
        private final int number;
        private final CallLog log = new CallLog();
        private Optional<RunningLoad> running = Optional.empty();
        private int lives;

        Program(int number) {
            this.number = number;
        }

        /** Takes down what it was told so far. */
        void listen() {
            running.ifPresent(load -> load.lines().forEach(log::add));
        }

        void start() throws Exception {
            String life = number + "-" + ++lives + ".txt";
            Path again = Files.write(folder.resolve("again-" + life), log.unanswered());
            Path first = Files.write(
                    folder.resolve("first-" + life),
                    callers().map(this::goOn).map(place -> place.key().value()).toList());
            running = Optional.of(RunningLoad.start(
                    PostgresCrashLoad.class,
                    folder.resolve("errors-" + life),
                    LEAST_ANSWERS,
                    PostgresCrashLoad.arguments(PostgresServer.url(), ledger, again, first)));
        }

        /** Some ask for all that the other has asked for meanwhile, others for what it asks for now. */
        private Load.Place goOn(Load.Place begin) {
            return begin.caller() % 2 == 0 ? log.next(begin) : together().next(begin);
        }

        private Stream<Load.Place> callers() {
            return Stream.concat(
                    IntStream.range(0, SAME_CALLERS).mapToObj(caller -> new Load.Place(SAME_RUN, caller, 0)),
                    IntStream.range(SAME_CALLERS, SAME_CALLERS + OWN_CALLERS)
                            .mapToObj(caller -> new Load.Place(number, caller, 0)));
        }

        /** Until this much time has passed since the beginning, and its callers got enough answers, however slow the machine. */
        void runUntil(Duration moment) throws Exception {
            load().run(moment.minus(elapsed()));
            load().awaitAnswers();
        }

        void kill() throws Exception {
            load().kill().forEach(log::add);
            kills++;
        }

        void killWhileOpening(Duration after) throws Exception {
            start();
            load().awaitOpening();
            load().run(after);
            kill();
            killedWhileOpening++;
        }

        private RunningLoad load() {
            return running.orElseThrow();
        }

        @Override
        public void close() {
            running.ifPresent(RunningLoad::close);
        }
    }
}
