package com.minsapay.internal.engine;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.BoothId;
import com.minsapay.card.RecentCardNumbers;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.OverloadedException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GroupCommitTest {
    private static final GroupBounds PATIENT = new GroupBounds(100, 100, Duration.ofSeconds(20));
    /** Passes while something is held up, and is long enough for what is not. */
    private static final GroupBounds HASTY = new GroupBounds(100, 100, Duration.ofMillis(500));

    private final ScriptedStore store = new ScriptedStore();
    private final List<Transaction> posted = new CopyOnWriteArrayList<>();
    private final List<GroupCommit> started = new ArrayList<>();
    private GroupCommit commits = start(PATIENT);

    /** Opens a desk, a booth and a wallet in one unit each, which tests do not count. */
    @BeforeEach
    void open() {
        submit(OpenAccountRequest.desk(key("desk"), DESK, "데스크", KIM));
        submit(OpenAccountRequest.booth(key("booth"), BOOTH, "떡볶이", KIM));
        submit(new OpenWalletRequest(key("wallet"), WALLET, Optional.empty(), Optional.empty(), KIM));
        submit(topUp("money", 100_000));
        posted.clear();
    }

    @AfterEach
    void close() {
        started.forEach(GroupCommit::close);
    }

    @Test
    void requests_that_arrive_while_a_unit_commits_share_the_next_one() {
        topUpOnceAndThreeTimesMeanwhile();

        assertThat(groups()).containsExactly(1, 3);
        assertThat(own()).isEqualTo(100_010);
        assertThat(keysOf(posted)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_unit_carries_at_most_as_many_as_the_bound_says() {
        commits = start(new GroupBounds(100, 2, Duration.ofSeconds(20)));
        topUpOnceAndThreeTimesMeanwhile();

        assertThat(groups()).containsExactly(1, 2, 1);
    }

    @Test
    void one_more_than_may_wait_is_refused_at_once() {
        commits = start(new GroupBounds(2, 100, Duration.ofSeconds(20)));
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        List<Caller> waiting = List.of(call(topUp("b", 2)), call(topUp("c", 3)));

        assertThatThrownBy(() -> submit(topUp("d", 4)))
                .isInstanceOf(OverloadedException.class)
                .hasMessage("at most 2 requests may wait");
        gate.release();
        first.approved();
        waiting.forEach(Caller::approved);
        assertThat(own()).isEqualTo(100_006);
        submit(topUp("d", 4));
    }

    @Test
    void i03_a_request_whose_deadline_passes_while_it_waits_never_happens() {
        commits = start(HASTY);
        ScriptedStore.Gate gate = store.hold();
        call(topUp("a", 1));
        gate.awaitEntered();

        assertThatThrownBy(() -> submit(topUp("b", 2)))
                .isInstanceOf(OverloadedException.class)
                .hasMessage("a request may wait at most PT0.5S; nothing happened");
        gate.release();
        commits.close();
        assertThat(own()).isEqualTo(100_001);
        assertThat(recorded("b")).isEmpty();
    }

    @Test
    void who_gave_up_takes_no_place_from_who_waits() {
        commits = start(new GroupBounds(1, 100, Duration.ofMillis(500)));
        ScriptedStore.Gate gate = store.hold();
        call(topUp("a", 1));
        gate.awaitEntered();

        for (String key : List.of("b", "c")) {
            assertThatThrownBy(() -> submit(topUp(key, 2)))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessage("a request may wait at most PT0.5S; nothing happened");
        }
        gate.release();
    }

    @Test
    void i03_a_request_whose_deadline_passes_inside_a_unit_is_unknown_until_it_is_asked_again() {
        commits = start(HASTY);
        ScriptedStore.Gate gate = store.hold();
        Caller late = call(topUp("a", 1));
        gate.awaitEntered();

        assertThat(late.fault()).isInstanceOf(OutcomeUnknownException.class);
        gate.release();
        commits.close();
        commits = start(PATIENT);
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(own()).isEqualTo(100_001);
    }

    @Test
    void i03_a_caller_interrupted_while_waiting_gives_up_and_it_never_happens() {
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        Caller interrupted = call(topUp("b", 2));
        interrupted.interrupt();

        assertThat(interrupted.fault())
                .isInstanceOf(OverloadedException.class)
                .hasMessage("a waiting request must not be interrupted; nothing happened");
        assertThat(interrupted.endedInterrupted).isTrue();
        gate.release();
        first.approved();
        submit(topUp("c", 4));
        assertThat(own()).isEqualTo(100_005);
    }

    @Test
    void a_caller_interrupted_inside_a_unit_gets_its_answer_and_stays_interrupted() {
        ScriptedStore.Gate gate = store.hold();
        Caller caller = call(topUp("a", 1));
        gate.awaitEntered();
        caller.interrupt();
        awaitUntil(() -> !caller.isInterrupted(), "the interrupt was noticed");
        gate.release();

        caller.approved();
        assertThat(caller.endedInterrupted).isTrue();
    }

    @Test
    void a_group_that_fails_as_a_whole_is_tried_one_by_one_and_only_the_bad_one_fails() {
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        Caller good = call(topUp("b", 2));
        Caller bad = call(topUp("bad", 4));
        Caller goodToo = call(topUp("c", 8));
        store.refuse(query -> {
            if (query.keys().contains("bad")) {
                throw new StoreUnavailableException("refused");
            }
        });
        gate.release();

        first.approved();
        good.approved();
        goodToo.approved();
        assertThat(bad.fault()).isInstanceOf(StoreUnavailableException.class).hasMessage("refused");
        assertThat(groups()).containsExactly(1, 3, 1, 1, 1);
        assertThat(own()).isEqualTo(100_011);
        assertThat(keysOf(posted)).containsExactly("a", "b", "c");
    }

    @Test
    void a_store_that_is_slow_to_refuse_a_group_is_not_asked_again_for_each_of_it() {
        commits = start(HASTY);
        for (RuntimeException refusal :
                List.of(new StoreUnavailableException("gone"), new OutcomeUnknownException("lost"))) {
            ScriptedStore.Gate first = store.hold();
            call(topUp("a" + refusal.getMessage(), 1));
            first.awaitEntered();
            ScriptedStore.Gate second = store.holdAndFail(refusal);
            for (int i = 0; i < 4 && refusal instanceof OutcomeUnknownException; i++) {
                store.fail(refusal);
            }
            List<Caller> crowd = List.of(call(topUp("b", 2)), call(topUp("c", 3)));
            first.release();
            second.awaitEntered();
            int units = store.units();
            crowd.forEach(caller -> assertThat(caller.fault()).isInstanceOf(OutcomeUnknownException.class));
            second.release();

            submit(topUp("d", 4));
            int asked = refusal instanceof OutcomeUnknownException ? 5 : 1;
            assertThat(store.units() - units)
                    .as("that unit's repeats and the last one's")
                    .isEqualTo(asked);
        }
    }

    @Test
    void a_fault_that_does_not_say_what_happened_is_told_as_unknown() {
        store.fail(new IllegalStateException("driver"));
        assertThatThrownBy(() -> submit(topUp("a", 1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasRootCauseMessage("driver");
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void i03_after_a_lost_reply_the_outcome_is_found_and_nothing_happens_twice() {
        store.loseReply();
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(groups()).containsExactly(1, 1);
        assertThat(own()).isEqualTo(100_001);
        assertThat(keysOf(posted)).containsExactly("a");
    }

    @Test
    void i03_a_group_whose_reply_was_lost_is_found_whole() {
        ScriptedStore.Gate gate = store.hold();
        store.loseReply();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        List<Caller> crowd = List.of(call(topUp("b", 2)), call(topUp("c", 4)));
        gate.release();

        first.approved();
        crowd.forEach(Caller::approved);
        assertThat(own()).isEqualTo(100_007);
        assertThat(keysOf(posted)).containsExactly("a", "b", "c");
    }

    @Test
    void i03_a_commit_that_was_lost_on_its_way_is_done_when_asked_again() {
        store.fail(new OutcomeUnknownException("lost on its way"));
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(own()).isEqualTo(100_001);
    }

    @Test
    void i03_a_store_that_never_answers_is_asked_five_times_and_then_it_is_unknown() {
        for (int i = 0; i < 5; i++) {
            store.loseReply();
        }
        assertThatThrownBy(() -> submit(topUp("a", 1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessage("the reply was lost");
        assertThat(groups()).containsExactly(1, 1, 1, 1, 1);
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(own()).isEqualTo(100_001);
    }

    @Test
    void i03_after_a_lost_reply_nobody_says_that_nothing_happened() {
        store.loseReply();
        store.fail(new StoreUnavailableException("gone"));
        assertThatThrownBy(() -> submit(topUp("a", 1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasRootCauseMessage("gone");
        assertThat(own()).isEqualTo(100_001);
    }

    @Test
    void i04_one_key_twice_in_a_group_gets_equal_answers_and_moves_money_once() {
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        Caller once = call(topUp("b", 2));
        Caller again = call(topUp("b", 2));
        Caller other = call(topUp("b", 3));
        gate.release();

        first.approved();
        assertThat(once.approved()).isEqualTo(again.approved());
        assertThat(other.fault())
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessage("an idempotency key must keep its request, this one was used for another");
        assertThat(own()).isEqualTo(100_003);
        assertThat(keysOf(posted)).containsExactly("a", "b");
    }

    @Test
    void what_is_about_a_busy_wallet_waits_until_it_is_free_and_the_rest_goes_on() {
        store.keepBusy(WALLET.value());
        List<Caller> heldUp = List.of(call(topUp("a", 1)), call(topUp("b", 2)), call(topUp("c", 3)));

        submit(OpenAccountRequest.booth(key("meanwhile"), BoothId.of("other"), "어묵", KIM));
        assertThat(own()).isEqualTo(100_000);
        assertThat(heldUp).allMatch(Thread::isAlive);
        store.keepBusy();

        heldUp.forEach(Caller::approved);
        assertThat(own()).isEqualTo(100_006);
        assertThat(keysOf(posted)).containsExactly("meanwhile", "a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {JournalRow.HOUSE, "d"})
    void what_needs_the_busy_house_or_has_a_busy_key_waits_too(String busy) {
        store.keepBusy(busy);
        Caller heldUp = call(OpenAccountRequest.booth(key("d"), BoothId.of("other"), "어묵", KIM));

        submit(topUp("a", 1));
        assertThat(recorded("d")).isEmpty();
        store.keepBusy();

        heldUp.approved();
    }

    @Test
    void i03_a_request_that_is_held_up_until_its_deadline_never_happens() {
        commits = start(HASTY);
        store.keepBusy(WALLET.value());

        assertThatThrownBy(() -> submit(topUp("a", 1)))
                .isInstanceOf(OverloadedException.class)
                .hasMessageStartingWith("a request may wait at most PT0.5S")
                .hasMessageEndingWith("nothing happened");
        store.keepBusy();
        submit(topUp("b", 2));
        assertThat(recorded("a")).isEmpty();
        assertThat(own()).isEqualTo(100_002);
    }

    @Test
    void i03_a_request_that_is_held_up_after_a_lost_reply_never_says_that_nothing_happened() {
        commits = start(HASTY);
        store.loseReplyAndKeepBusy(WALLET.value());

        assertThatThrownBy(() -> submit(topUp("a", 1))).isInstanceOf(OutcomeUnknownException.class);
        store.keepBusy();
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(own()).isEqualTo(100_001);
    }

    @Test
    void a_full_group_of_requests_that_are_held_up_leaves_room_for_others() {
        commits = start(new GroupBounds(100, 2, Duration.ofSeconds(20)));
        store.keepBusy(WALLET.value());
        List<Caller> heldUp = List.of(call(topUp("a", 1)), call(topUp("b", 2)), call(topUp("c", 3)));

        submit(OpenAccountRequest.booth(key("meanwhile"), BoothId.of("other"), "어묵", KIM));
        store.keepBusy();

        heldUp.forEach(Caller::approved);
        assertThat(own()).isEqualTo(100_006);
    }

    @Test
    void closing_waits_for_what_is_held_up() {
        store.keepBusy(WALLET.value());
        Caller heldUp = call(topUp("a", 1));
        Thread closing = new Thread(commits::close);
        closing.start();
        awaitUntil(() -> closing.getState() == Thread.State.WAITING, "closing waits");
        store.keepBusy();

        heldUp.approved();
        awaitUntil(() -> !closing.isAlive(), "closed");
    }

    @Test
    void a_midnight_between_two_requests_of_a_unit_parts_their_days() {
        commits = start(
                PATIENT,
                Policy.builder(KRW, ZoneOffset.UTC)
                        .dailySpendingLimit(won(5_000))
                        .build());
        Instant midnight = Instant.parse("2026-05-16T00:00:00Z");
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        Caller before = call(charge("b", 5_000), midnight.minusNanos(1_000));
        Caller after = call(charge("c", 5_000), midnight);
        Caller tooMuch = call(charge("d", 1), midnight.plusSeconds(1));
        gate.release();

        first.approved();
        before.approved();
        after.approved();
        assertThat(tooMuch.outcome())
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.ABOVE_DAILY_LIMIT, Optional.empty(), Optional.of(won(5_000))));
        assertThat(groups()).containsExactly(1, 3);
    }

    @Test
    void closing_answers_what_waits_and_refuses_what_comes_later() {
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        Caller waiting = call(topUp("b", 2));
        Thread closer = new Thread(commits::close);
        closer.start();
        awaitUntil(() -> closer.getState() == Thread.State.WAITING, "closing waits");

        assertThatThrownBy(() -> submit(topUp("c", 4)))
                .isInstanceOf(OverloadedException.class)
                .hasMessage("requests must come before closing");
        gate.release();
        first.approved();
        waiting.approved();
        commits.close();
        assertThat(own()).isEqualTo(100_003);
    }

    @Test
    void an_error_in_the_store_is_told_and_the_next_request_goes_through() {
        store.fail(new StackOverflowError("deep"));
        assertThatThrownBy(() -> submit(topUp("a", 1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(submit(topUp("b", 2))).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void a_store_that_interrupts_the_commit_thread_does_not_stop_it() {
        store.interrupt();
        assertThat(submit(topUp("a", 1))).isInstanceOf(Outcome.Approved.class);
        assertThat(submit(topUp("b", 2))).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void an_instant_that_no_calendar_knows_harms_its_own_caller_only() {
        assertThatThrownBy(() -> commits.submit(new Arrival(topUp("a", 1), Instant.MAX)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(submit(topUp("b", 2))).isInstanceOf(Outcome.Approved.class);
    }

    private GroupCommit start(GroupBounds bounds) {
        return start(bounds, Policy.unlimited(KRW, ZoneOffset.UTC));
    }

    private GroupCommit start(GroupBounds bounds, Policy policy) {
        GroupDecision decision = new GroupDecision(
                policy,
                () -> NOON,
                new TimeOrderedIds(),
                new Sealer(keys()),
                new RecentCardNumbers(keys().cardKey(), Duration.ZERO));
        GroupCommit one = new GroupCommit(store, decision, bounds, posted::add);
        started.add(one);
        return one;
    }

    /** A top-up whose unit is held up until three more wait; all are approved. */
    private void topUpOnceAndThreeTimesMeanwhile() {
        ScriptedStore.Gate gate = store.hold();
        Caller first = call(topUp("a", 1));
        gate.awaitEntered();
        List<Caller> crowd = List.of(call(topUp("b", 2)), call(topUp("c", 3)), call(topUp("d", 4)));
        gate.release();

        first.approved();
        crowd.forEach(Caller::approved);
    }

    private Outcome submit(Request request) {
        return commits.submit(new Arrival(request, NOON));
    }

    private Caller call(Request request) {
        return call(request, NOON);
    }

    /** Returns once the request waits in the queue, or for its unit. */
    private Caller call(Request request, Instant at) {
        Caller caller = new Caller(commits, new Arrival(request, at));
        caller.start();
        awaitUntil(() -> caller.getState() == Thread.State.TIMED_WAITING || !caller.isAlive(), "the request waits");
        return caller;
    }

    /** The groups after those of {@link #open}. */
    private List<Integer> groups() {
        return store.groups().subList(4, store.groups().size());
    }

    private long own() {
        try (LedgerView view = store.view()) {
            return view.wallet(WALLET.value()).orElseThrow().own();
        }
    }

    private Optional<JournalRow> recorded(String key) {
        try (LedgerView view = store.view()) {
            return view.recorded(key);
        }
    }

    private static List<String> keysOf(List<Transaction> transactions) {
        return transactions.stream()
                .map(transaction -> transaction.key().value())
                .toList();
    }

    private static TopUpRequest topUp(String key, long amount) {
        return TopUpRequest.of(key(key), DESK, WalletRef.of(WALLET), won(amount), KIM);
    }

    private static ChargeRequest charge(String key, long amount) {
        return ChargeRequest.of(key(key), BOOTH, WalletRef.of(WALLET), won(amount), KIM);
    }

    private static void awaitUntil(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Someone who waits for an answer. */
    private static final class Caller extends Thread {
        private final GroupCommit commits;
        private final Arrival arrival;
        private volatile Outcome outcome;
        private volatile RuntimeException fault;
        private volatile boolean endedInterrupted;

        Caller(GroupCommit commits, Arrival arrival) {
            this.commits = commits;
            this.arrival = arrival;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                outcome = commits.submit(arrival);
            } catch (RuntimeException e) {
                fault = e;
            }
            endedInterrupted = Thread.interrupted();
        }

        Outcome outcome() {
            awaitUntil(() -> !isAlive(), "the answer");
            assertThat(fault).isNull();
            return outcome;
        }

        Outcome approved() {
            assertThat(outcome()).isInstanceOf(Outcome.Approved.class);
            return outcome;
        }

        RuntimeException fault() {
            awaitUntil(() -> !isAlive(), "the fault");
            assertThat(outcome).isNull();
            return fault;
        }
    }
}
