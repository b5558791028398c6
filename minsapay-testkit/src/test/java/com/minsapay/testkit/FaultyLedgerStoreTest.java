package com.minsapay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultyLedgerStoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FaultyLedgerStore store = new FaultyLedgerStore(MinsaPay.inMemoryStore());
    private final AtomicInteger worked = new AtomicInteger();

    @Test
    void a_fault_before_the_work_leaves_nothing_and_says_so() {
        store.plan(Fault.BEFORE_WORK);

        assertThatThrownBy(() -> open("w-1")).isInstanceOf(StoreUnavailableException.class);

        assertThat(worked).hasValue(0);
        assertThat(openWallets()).isEmpty();
    }

    @Test
    void a_fault_before_the_commit_runs_the_work_leaves_nothing_and_says_so() {
        store.plan(Fault.BEFORE_COMMIT);

        assertThatThrownBy(() -> open("w-1")).isInstanceOf(StoreUnavailableException.class);

        assertThat(worked).hasValue(1);
        assertThat(openWallets()).isEmpty();
    }

    @Test
    void s10_a_lost_reply_leaves_everything_and_says_that_nobody_knows() {
        store.plan(Fault.LOST_REPLY);

        assertThatThrownBy(() -> open("w-1")).isInstanceOf(OutcomeUnknownException.class);

        assertThat(worked).hasValue(1);
        assertThat(openWallets()).containsExactly("w-1");
    }

    @Test
    void a_plan_is_followed_unit_by_unit_and_then_nothing_fails() {
        store.plan(Fault.NONE, Fault.BEFORE_WORK);

        open("w-1");
        assertThatThrownBy(() -> open("w-2")).isInstanceOf(StoreUnavailableException.class);
        open("w-3");

        assertThat(openWallets()).containsExactly("w-1", "w-3");
    }

    @Test
    void an_exception_of_the_work_itself_arrives_whatever_was_planned() {
        store.plan(Fault.BEFORE_COMMIT, Fault.LOST_REPLY);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.transact(unit -> {
                        throw new IllegalStateException("thrown by the work");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void random_faults_are_the_same_for_the_same_seed_and_end_at_a_share_of_zero() {
        List<String> first = faultsOf(42, 50);

        assertThat(faultsOf(42, 50)).isEqualTo(first);
        assertThat(faultsOf(43, 50)).isNotEqualTo(first);
        assertThat(first).contains("StoreUnavailableException", "OutcomeUnknownException", "none");
        assertThat(faultsOf(42, 0)).containsOnly("none");
    }

    @Test
    void a_held_unit_goes_on_once_it_is_released() {
        Crowd crowd = new Crowd(LIMIT);
        Crowd.Running<String> held;
        try (FaultyLedgerStore.Hold hold = store.hold()) {
            held = crowd.start(() -> open("w-1"));
            hold.awaitUnit(LIMIT);
            assertThat(openWallets()).isEmpty();
        }

        assertThat(held.result(LIMIT)).isEqualTo("w-1");
        assertThat(openWallets()).containsExactly("w-1");
    }

    private String open(String wallet) {
        return store.transact(unit -> {
            worked.incrementAndGet();
            unit.append(Rows.posting()
                    .journal(Rows.opening(wallet))
                    .open(Rows.wallet(wallet))
                    .build());
            return wallet;
        });
    }

    private List<String> openWallets() {
        return LedgerSnapshot.of(store).wallets().stream()
                .map(wallet -> wallet.id())
                .toList();
    }

    private List<String> faultsOf(long seed, int share) {
        store.planAtRandom(seed, share);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            try {
                faults.add(store.transact(unit -> "none"));
            } catch (StoreUnavailableException | OutcomeUnknownException e) {
                faults.add(e.getClass().getSimpleName());
            }
        }
        return faults;
    }
}
