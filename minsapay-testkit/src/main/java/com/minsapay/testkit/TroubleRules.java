package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.changeOfEveryKind;
import static com.minsapay.testkit.ContractRows.everyKindOfRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** S1, S2, S4, S8 and S10 when a program dies, an answer gets lost, and everything comes at once. */
abstract class TroubleRules extends BusyRules {
    private static final int CALLERS = 6;
    private static final int UNITS = 40;
    private static final int WALLETS = 4;
    private static final long EACH = 1_000;

    /**
     * What the program would find that starts after this one has died at this instant, without closing its store; asked for
     * while a unit is open. As it stands, for stores that end with their program, nothing.
     *
     * @return closed by the test
     * @throws Exception if it cannot be had, which fails the test
     */
    protected Optional<LedgerStore> afterACrash() throws Exception {
        return Optional.empty();
    }

    /**
     * Another store on what the one under test keeps, to whose next commit the answer gets lost once it has happened. As it
     * stands, for stores whose commits have no way to go, nothing.
     *
     * @return closed by the test
     * @throws Exception if it cannot be had, which fails the test
     */
    protected Optional<LedgerStore> losingTheNextAnswer() throws Exception {
        return Optional.empty();
    }

    @TestFactory
    Stream<DynamicTest> s01_after_a_crash_all_that_returned_is_there_and_nothing_of_the_unit_that_ran()
            throws Exception {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);
        Posting unfinished = changeOfEveryKind().build();
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch found = new CountDownLatch(1);
        Crowd.Running<String> dying = crowd.start(() -> dyingUnit(unfinished, appended, found));
        crowd.await(appended, "a unit that has appended");
        Optional<LedgerStore> left = afterACrash();
        try {
            return left
                    .map(survivor -> {
                        LedgerSnapshot after = LedgerSnapshot.of(survivor);
                        return DynamicTest.dynamicTest(
                                "after a crash", () -> assertThat(after).isEqualTo(before));
                    })
                    .stream();
        } finally {
            left.ifPresent(LedgerStore::close);
            found.countDown();
            dying.result(LIMIT);
        }
    }

    /** Appends, and ends only once somebody has looked at what it left. */
    private String dyingUnit(Posting unfinished, CountDownLatch appended, CountDownLatch found) {
        try {
            return impatient.transact(unit -> {
                unit.lock(Set.of("w-1"), Set.of());
                unit.lockHouse();
                unit.append(unfinished);
                appended.countDown();
                crowd.await(found, "who looks at what is left");
                throw new Died();
            });
        } catch (Died e) {
            return "died";
        }
    }

    @TestFactory
    Stream<DynamicTest> s10_a_commit_whose_answer_was_lost_is_unknown_and_there_whole() throws Exception {
        append(everyKindOfRow());
        Posting posting = changeOfEveryKind().build();
        Optional<LedgerStore> losing = losingTheNextAnswer();
        return losing
                .map(lossy -> DynamicTest.dynamicTest("a lost answer", () -> {
                    try (lossy) {
                        assertThatThrownBy(() -> lossy.transact(unit -> {
                                    unit.lock(Set.of("w-1"), Set.of());
                                    unit.lockHouse();
                                    unit.append(posting);
                                    return 0;
                                }))
                                .isInstanceOf(OutcomeUnknownException.class);
                    }
                    LedgerSnapshot after = LedgerSnapshot.of(store);
                    assertThat(after.journal()).hasSize(5);
                    assertThat(after.wallets()).containsAll(posting.changedWallets());
                    assertThat(after.house()).isEqualTo(posting.house().orElseThrow());
                }))
                .stream();
    }

    @Test
    void s04_a_storm_of_units_loses_nothing_and_no_view_of_it_is_torn() {
        List<String> wallets =
                IntStream.range(0, WALLETS).mapToObj(i -> "w-" + i).toList();
        wallets.forEach(wallet -> openWallet(wallet, EACH));
        AtomicInteger running = new AtomicInteger(CALLERS);
        List<Callable<Integer>> tasks = new ArrayList<>();
        IntStream.range(0, CALLERS).forEach(caller -> tasks.add(() -> storm(new Random(caller), wallets, running)));
        tasks.add(() -> watch(running));
        int committed = crowd.runAll(tasks).stream().mapToInt(done -> done).sum();

        LedgerSnapshot after = LedgerSnapshot.of(store);
        assertIsWhole(after);
        assertThat(after.journal()).hasSize(WALLETS + 2 * committed);
        assertThat(after.journal().stream().map(JournalRow::position).distinct())
                .hasSize(after.journal().size());
    }

    /** Moves money between wallets; every fifth unit fails after it has appended. Returns how many were committed. */
    private int storm(Random random, List<String> wallets, AtomicInteger running) {
        int committed = 0;
        try {
            for (int i = 0; i < UNITS; i++) {
                String from = wallets.get(random.nextInt(WALLETS));
                String to = wallets.get(random.nextInt(WALLETS));
                committed += from.equals(to) ? 0 : moved(from, to, i % 5 == 4);
            }
        } finally {
            running.decrementAndGet();
        }
        return committed;
    }

    /** How many units were committed. */
    private int moved(String from, String to, boolean dies) {
        try {
            return store.transact(unit -> move(unit, from, to, dies));
        } catch (Died e) {
            assertThat(dies).isTrue();
            return 0;
        }
    }

    private static int move(LedgerUnit unit, String from, String to, boolean dies) {
        Locked locked = unit.lock(Set.of(from, to), Set.of());
        WalletRow payer = Rows.next(found(locked, from), found(locked, from).own() - 1);
        WalletRow payee = Rows.next(found(locked, to), found(locked, to).own() + 1);
        unit.append(Rows.posting()
                .journal(Rows.transaction(from, payer.number())
                        .transfer("own:" + from, "suspense", 1)
                        .build())
                .journal(Rows.transaction(to, payee.number())
                        .transfer("suspense", "own:" + to, 1)
                        .build())
                .change(payer, payee)
                .build());
        if (dies) {
            throw new Died();
        }
        return 1;
    }

    /** Looks at the ledger until the storm is over. */
    private int watch(AtomicInteger running) {
        while (running.get() > 0) {
            try (LedgerView view = store.view()) {
                assertIsWhole(LedgerSnapshot.of(view));
            }
        }
        return 0;
    }

    private static void assertIsWhole(LedgerSnapshot seen) {
        Map<String, List<Long>> chains = new HashMap<>();
        seen.journal()
                .forEach(row -> chains.computeIfAbsent(row.chain(), chain -> new ArrayList<>())
                        .add(row.number()));
        assertThat(seen.wallets().stream().mapToLong(WalletRow::own).sum()).isEqualTo(WALLETS * EACH);
        seen.wallets()
                .forEach(wallet -> assertThat(chains.get(wallet.id()))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, wallet.number())
                                .boxed()
                                .toList()));
        assertThat(seen.totals().stream()
                        .filter(totals -> totals.account().equals("suspense"))
                        .allMatch(totals -> totals.balance() == 0))
                .isTrue();
    }

    /** The end of a program. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
