package com.minsapay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.day.CloseDayRequest;
import com.minsapay.grant.GrantRequest;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.outcome.Outcome;
import com.minsapay.report.Sweep;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.LedgerSnapshot;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.StatisticsReport;

/** The numbered invariants, for whatever program of requests, on whatever store. */
public abstract class Invariants {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_GRANTS = 250;

    /** A store with nothing in it. */
    protected abstract LedgerStore newStore();

    /** Takes note of whether a program had what its property is about. */
    protected void watch(String what, boolean seen) {}

    @Provide
    Arbitrary<Program> oneByOne() {
        return Programs.oneByOne();
    }

    @Provide
    Arbitrary<Program> withFaults() {
        return Programs.withFaults();
    }

    @Provide
    Arbitrary<Program> crowded() {
        return Programs.crowded();
    }

    @Provide
    Arbitrary<Program> stormy() {
        return Programs.stormy();
    }

    @Provide
    Arbitrary<Program> refunding() {
        return Programs.refunding();
    }

    @Provide
    Arbitrary<Program> holding() {
        return Programs.holding();
    }

    @Provide
    Arbitrary<Program> passing() {
        return Programs.passing();
    }

    @Provide
    Arbitrary<Program> owing() {
        return Programs.owing();
    }

    @Provide
    Arbitrary<Program> closing() {
        return Programs.closing();
    }

    @Provide
    Arbitrary<Program> withFaultsOrStormy() {
        return Arbitraries.frequencyOf(Tuple.of(2, Programs.withFaults()), Tuple.of(1, Programs.stormy()));
    }

    @Provide
    Arbitrary<Program> oneByOneOrStormy() {
        return Arbitraries.frequencyOf(Tuple.of(2, Programs.oneByOne()), Tuple.of(1, Programs.stormy()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i00_every_answer_and_every_balance_is_the_reference_models(@ForAll("withFaults") Program program) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = opened(model)) {
            for (Program.Step step : program.steps()) {
                festival.prepare(step);
                for (Act act : step.acts()) {
                    assertThat(festival.insist(act))
                            .as("the answer to %s", act)
                            .isEqualTo(model.answer(act, festival.now()));
                }
            }
            assertHolds(festival.ledger(), model);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i01_the_whole_ledger_sums_to_zero(@ForAll("withFaultsOrStormy") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            LedgerSnapshot ledger = festival.ledger();

            assertThat(festival.pay().trialBalance().sum().minorUnits()).isZero();
            assertThat(ledger.totals().stream()
                            .mapToLong(total -> total.credits() - total.debits())
                            .sum())
                    .isZero();
            assertThat(balances(ledger))
                    .as("the balance of every account")
                    .isEqualTo(JournalWalk.of(ledger).balances())
                    .isEqualTo(model.balances());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i02_a_wallets_state_is_what_its_entries_give_and_never_below_zero(
            @ForAll("withFaultsOrStormy") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            LedgerSnapshot ledger = festival.ledger();
            JournalWalk walk = JournalWalk.of(ledger);

            assertThat(walk.lowest())
                    .as("the lowest that a part of a wallet ever was")
                    .isNotNegative();
            assertThat(walk.wrongBalances())
                    .as("transactions that tell another balance than their entries give")
                    .isEmpty();
            assertThat(ledger.wallets())
                    .extracting(Invariants::money)
                    .isEqualTo(walk.walletStates())
                    .isEqualTo(model.walletStates());
            assertThat(ledger.wallets()).extracting(WalletRow::seal).isEqualTo(walk.lastSeals());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i02_a_debt_is_made_by_what_may_and_repaid_by_what_comes_in_first(
            @ForAll("owing") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            DebtWatch watch = DebtWatch.of(festival.ledger());
            assertThat(watch.violations()).isEmpty();
            watch("a reversal that is owed", watch.owedReversals() > 0);
            watch("a debt that is repaid", watch.repayments() > 0);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i03_retries_duplicates_and_crashes_leave_the_same_ledger_as_each_request_once(
            @ForAll("withFaultsOrStormy") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival once = opened(new ReferenceModel());
                Festival often = opened(model)) {
            for (Program.Step step : program.steps()) {
                Program.Step thrice = step.with(Collections.nCopies(3, step.acts()).stream()
                        .flatMap(List::stream)
                        .toList());
                once.prepare(step.untroubled());
                sendAndExplain(often, thrice, asOneGroup, model).forEach(once::insist);
            }
            assertThat(often.ledger()).isEqualTo(once.ledger());
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i04_a_repeated_key_returns_the_first_outcome_and_a_changed_request_changes_nothing(
            @ForAll("oneByOneOrStormy") Program program, @ForAll boolean asOneGroup) {
        try (Festival festival = opened(new ReferenceModel())) {
            Map<String, Outcome> first = new LinkedHashMap<>();
            Map<String, Act> acts = new LinkedHashMap<>();
            for (Program.Step step : program.steps()) {
                List<Act> fresh = fresh(step.acts(), first.keySet());
                List<Outcome> outcomes =
                        fresh.isEmpty() ? List.of() : festival.send(step.with(fresh), asOneGroup, festival::outcome);
                for (int i = 0; i < fresh.size(); i++) {
                    remember(fresh.get(i), outcomes.get(i), first, acts);
                }
            }
            LedgerSnapshot before = festival.ledger();
            Ask other = new Ask.OpenHouse("booth:another", Optional.empty());
            festival.endStep();

            acts.forEach((key, act) -> {
                assertThat(festival.outcome(act))
                        .as("the outcome of %s, again", act)
                        .isEqualTo(first.get(key));
                assertThat(festival.insist(new Act(key, other))).isEqualTo(ReferenceModel.CONFLICT);
            });
            assertThat(festival.ledger()).isEqualTo(before);
        }
    }

    /** One request for each key that is not used yet. */
    private static List<Act> fresh(List<Act> acts, Set<String> used) {
        Set<String> seen = new HashSet<>(used);
        return acts.stream().filter(act -> seen.add(act.key())).toList();
    }

    private static void remember(Act act, Outcome outcome, Map<String, Outcome> first, Map<String, Act> acts) {
        if (outcome.isFinal()) {
            first.put(act.key(), outcome);
            acts.put(act.key(), act);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i05_refunds_of_a_charge_never_exceed_it(@ForAll("refunding") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            RefundWatch watch = RefundWatch.of(festival.ledger());
            assertThat(watch.violations()).isEmpty();
            watch("two refunds", watch.refunds() > 1);
            watch("a late charge that is owed", watch.debts() > 0);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i05_a_hold_ends_once(@ForAll("holding") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            HoldWatch watch = HoldWatch.of(festival.ledger());
            assertThat(watch.violations()).isEmpty();
            watch("two ends of holds", watch.ends() > 1);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i06_grants_are_spent_before_own_money_soonest_expiry_first_and_never_withdrawn(
            @ForAll("oneByOne") Program program) {
        try (Festival festival = after(program)) {
            assertThat(SpendingOrder.violations(festival.ledger())).isEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i06_a_sponsor_pays_where_a_wallet_has_a_free_pass_and_nowhere_else_and_gets_its_refunds(
            @ForAll("passing") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            assertThat(festival.pay().verify().findings()).isEmpty();
            PassWatch watch = PassWatch.of(festival.ledger());
            assertThat(watch.violations()).isEmpty();
            watch("a charge by a pass", watch.charges() > 0);
            watch("a refund to a sponsor", watch.refunds() > 0);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i06_sweeps_give_back_all_that_has_expired_and_nothing_else(
            @ForAll("withFaults") Program program, @ForAll boolean twoAtOnce) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = opened(model)) {
            for (Program.Step step : program.steps()) {
                festival.prepare(step.untroubled());
                step.acts().forEach(act -> {
                    festival.insist(act);
                    model.answer(act, festival.now());
                });
                festival.sweep(twoAtOnce ? 2 : 1);
                model.sweep(festival.now());
                assertHolds(festival.ledger(), model);
            }
            assertThat(festival.pay().sweep()).as("a repeat").isEqualTo(new Sweep(0, 0, 0));
            assertThat(SpendingOrder.violations(festival.ledger())).isEmpty();
            assertThat(festival.pay().verify().findings()).isEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i07_an_untouched_ledger_verifies_and_one_touched_row_is_named(
            @ForAll("oneByOne") Program program, @ForAll Tampering tampering, @ForAll int which) {
        try (Festival festival = after(program)) {
            assertThat(festival.pay().verify().findings()).isEmpty();

            TamperedStore tampered = new TamperedStore(festival.store(), tampering, which);

            assertThat(Festival.verify(tampered).findings())
                    .as("what verify finds after %s", tampered)
                    .anyMatch(finding -> finding.where().equals(tampered.expected()));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i08_any_grouping_of_concurrent_requests_equals_some_one_by_one_order(
            @ForAll("stormy") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            for (GroupWatch.Sight sight : GroupWatch.Sight.values()) {
                watch(sight.name(), festival.saw(sight));
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void i09_a_blocked_or_replaced_card_never_pays_and_a_wallet_has_at_most_one_active_card(
            @ForAll("crowded") Program program) {
        try (Festival festival = opened(new ReferenceModel())) {
            for (Program.Step step : program.steps()) {
                festival.send(step, true);
            }

            assertThat(CardWatch.violations(program, festival.ledger())).isEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void i12_the_day_closes_only_on_its_proof_and_each_transaction_is_in_one_close_at_most(
            @ForAll("closing") Program program, @ForAll boolean asOneGroup) {
        ReferenceModel model = new ReferenceModel();
        try (Festival festival = after(program, asOneGroup, model)) {
            assertHolds(festival.ledger(), model);
            DayWatch watch = DayWatch.of(festival.ledger());
            assertThat(watch.violations()).isEmpty();
            assertThat(watch.sums()).isEqualTo(model.closes());
            assertThat(festival.pay().verify().findings()).isEmpty();
            festival.pay()
                    .closedDays()
                    .forEach(day -> assertThat(festival.pay()
                                    .daySheet(day.transaction())
                                    .orElseThrow()
                                    .books()
                                    .isProven())
                            .isTrue());
            watch("two closes", watch.sums().size() > 1);
        }
    }

    /** Grants and charges, as cash would have to be counted. */
    @Example
    void i12_closes_taken_while_units_commit_leave_nothing_out_and_cover_nothing_twice() {
        try (Festival festival = opened(new ReferenceModel())) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger keys = new AtomicInteger();
            CountDownLatch closed = new CountDownLatch(2);
            Crowd crowd = new Crowd(LIMIT);
            List<Crowd.Running<Integer>> closers = Stream.generate(() -> crowd.start(() -> {
                        int approved = 0;
                        while (!over.get()) {
                            if (closeDay(festival, keys)) {
                                approved++;
                                closed.countDown();
                            }
                        }
                        return approved;
                    }))
                    .limit(2)
                    .toList();
            try {
                crowd.runAll(Stream.of("w1", "w2")
                        .<Callable<Integer>>map(wallet -> () -> grantManyTimes(festival, wallet, keys, closed))
                        .toList());
            } finally {
                over.set(true);
            }
            int approved = closers.stream().mapToInt(one -> one.result(LIMIT)).sum();
            approved += closeDay(festival, keys) ? 1 : 0;

            LedgerSnapshot ledger = festival.ledger();
            DayWatch watch = DayWatch.of(ledger);
            assertThat(watch.violations()).isEmpty();
            assertThat(watch.sums()).hasSize(approved).hasSizeGreaterThan(1);
            assertThat(ledger.journal())
                    .filteredOn(row -> row.position() > watch.lastCut())
                    .as("what is in no close yet")
                    .allMatch(row -> row.transfers().isEmpty());
            assertThat(festival.pay().verify().findings()).isEmpty();
        }
    }

    /** Some times, and on until a day was closed twice meanwhile. */
    private static int grantManyTimes(Festival festival, String wallet, AtomicInteger keys, CountDownLatch closed) {
        Ask grant = new Ask.Grant("never", new Ask.Payer(false, wallet), 1);
        int granted = 0;
        while (granted < 60 || (closed.getCount() > 0 && granted < MOST_GRANTS)) {
            festival.pay().grant((GrantRequest) grant.request(key(keys)));
            granted++;
        }
        return granted;
    }

    private static boolean closeDay(Festival festival, AtomicInteger keys) {
        return festival.pay().closeDay(new CloseDayRequest(key(keys), Ask.KIM)) instanceof Outcome.Approved;
    }

    private static IdempotencyKey key(AtomicInteger keys) {
        return IdempotencyKey.of("n" + keys.incrementAndGet());
    }

    private Festival opened(ReferenceModel model) {
        return Festival.opened(newStore(), model);
    }

    /** A festival after a program, one request after the other. */
    private Festival after(Program program) {
        Festival festival = opened(new ReferenceModel());
        for (Program.Step step : program.steps()) {
            festival.prepare(step);
            step.acts().forEach(festival::insist);
        }
        return festival;
    }

    /** A festival after a program, each step's requests sent together. */
    private Festival after(Program program, boolean asOneGroup, ReferenceModel model) {
        Festival festival = opened(model);
        program.steps().forEach(step -> sendAndExplain(festival, step, asOneGroup, model));
        return festival;
    }

    /**
     * Sends a step's requests together, and has the model give the same answers in the order of the journal.
     *
     * @return the recorded requests, in that order
     */
    private static List<Act> sendAndExplain(
            Festival festival, Program.Step step, boolean asOneGroup, ReferenceModel model) {
        List<String> replies = festival.send(step, asOneGroup);
        return OneByOne.replay(step.acts(), replies, festival.recorded(), model, festival.now());
    }

    /** The stored ledger holds what the model does. */
    private static void assertHolds(LedgerSnapshot ledger, ReferenceModel model) {
        assertThat(balances(ledger)).as("the balance of every account").isEqualTo(model.balances());
        assertThat(ledger.wallets()).extracting(Invariants::money).isEqualTo(model.walletStates());
        assertThat(ledger.wallets()).extracting(WalletRow::passes).isEqualTo(model.passStates());
        assertThat(CardWatch.states(ledger)).isEqualTo(model.cardStates());
    }

    private static Map<String, Long> balances(LedgerSnapshot ledger) {
        return ledger.totals().stream()
                .collect(Collectors.toMap(AccountTotals::account, total -> total.credits() - total.debits()));
    }

    private static String money(WalletRow wallet) {
        return wallet.id() + " own " + wallet.own() + " grants " + grants(wallet, GrantRow::amount) + " held "
                + wallet.held() + " and " + grants(wallet, GrantRow::held) + " owed " + wallet.owed();
    }

    private static String grants(WalletRow wallet, ToLongFunction<GrantRow> part) {
        return wallet.grants().stream()
                .filter(grant -> part.applyAsLong(grant) != 0)
                .map(grant -> grant.fund() + "=" + part.applyAsLong(grant))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
