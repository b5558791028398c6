package com.minsapay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.LockedFacts;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** S11: what another unit has is named busy, and not waited for. */
abstract class BusyRules extends ViewRules {
    private static final Set<String> WALLETS = Set.of("w-1", "w-2", "w-none");
    private static final Set<Bytes> CARDS = Set.of(Rows.cardId("one"), Rows.cardId("two"), Rows.cardId("none"));
    private static final Set<String> KEYS = Set.of("key-1", "key-2");

    /**
     * Whether units of the store run side by side, so that one meets what another has. As it stands, for stores whose units
     * run one after the other, no.
     */
    protected boolean runsUnitsSideBySide() {
        return false;
    }

    @Test
    void s11_alone_nothing_is_busy() {
        openTwo();

        Seen seen = impatient.transact(BusyRules::see);

        assertNothingIsBusy(seen);
    }

    @Test
    void s11_a_wallet_that_another_unit_has_is_busy_with_its_card() {
        Seen seen = seenWhileAnother(unit -> unit.lock(Set.of("w-1"), Set.of()));

        if (runsUnitsSideBySide()) {
            assertThat(seen.locked().busyWallets()).containsExactly("w-1");
            assertThat(seen.locked().busyCards()).containsExactly(Rows.cardId("one"));
            assertThat(seen.locked().wallets()).containsOnlyKeys("w-2");
            assertThat(seen.locked().cards()).containsOnlyKeys(Rows.cardId("two"));
            assertThat(seen.house()).isPresent();
        } else {
            assertNothingIsBusy(seen);
        }
    }

    @Test
    void s11_a_wallet_that_another_unit_has_through_its_card_is_busy() {
        Seen seen = seenWhileAnother(unit -> unit.lock(Set.of(), Set.of(Rows.cardId("two"))));

        assertThat(seen.locked().busyWallets()).isEqualTo(sideBySide(Set.of("w-2")));
        assertThat(seen.locked().busyCards()).isEqualTo(sideBySide(Set.of(Rows.cardId("two"))));
    }

    @Test
    void s11_a_wallet_and_a_card_that_another_unit_did_not_find_are_busy_too() {
        Seen seen = seenWhileAnother(unit -> unit.lock(Set.of("w-none"), Set.of(Rows.cardId("none"))));

        assertThat(seen.locked().busyWallets()).isEqualTo(sideBySide(Set.of("w-none")));
        assertThat(seen.locked().busyCards()).isEqualTo(sideBySide(Set.of(Rows.cardId("none"))));
        assertThat(seen.locked().wallets()).containsOnlyKeys("w-1", "w-2");
    }

    @Test
    void s11_the_house_that_another_unit_has_is_busy() {
        Seen seen = seenWhileAnother(unit -> {
            unit.lock(Set.of(), Set.of());
            unit.lockHouse();
        });

        assertThat(seen.house().isEmpty()).isEqualTo(runsUnitsSideBySide());
        assertThat(seen.locked().busyWallets()).isEmpty();
    }

    @Test
    void s11_a_key_that_another_unit_asked_for_is_busy() {
        Seen seen = seenWhileAnother(unit -> unit.read(asking(Set.of("key-1"))));

        assertThat(seen.busyKeys()).isEqualTo(sideBySide(Set.of("key-1")));
    }

    @Test
    void s11_what_was_busy_is_free_once_the_other_unit_ended() {
        for (boolean fails : new boolean[] {false, true}) {
            CountDownLatch ended = new CountDownLatch(1);
            Crowd.Running<Seen> after = crowd.start(() -> {
                crowd.await(ended, "the end of the other unit");
                return impatient.transact(BusyRules::see);
            });
            try {
                impatient.transact(unit -> {
                    see(unit);
                    if (fails) {
                        throw new ArithmeticException("planned");
                    }
                    return 0;
                });
            } catch (ArithmeticException e) {
                assertThat(e).hasMessage("planned");
            }
            ended.countDown();

            Seen seen = after.result(LIMIT);

            assertThat(seen.locked().busyWallets()).isEmpty();
            assertThat(seen.locked().busyCards()).isEmpty();
            assertThat(seen.house()).isPresent();
            assertThat(seen.busyKeys()).isEmpty();
        }
    }

    /** What a unit saw. */
    private record Seen(Locked locked, Optional<ChainHead> house, Set<String> busyKeys) {}

    private void openTwo() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1"), Rows.activeCard("two", "w-2")));
    }

    /** What a unit sees that begins while another has done this; where units run one after the other, once it ended. */
    private Seen seenWhileAnother(Consumer<LedgerUnit> locking) {
        openTwo();
        CountDownLatch has = new CountDownLatch(1);
        Crowd.Running<Seen> seeing = crowd.start(() -> {
            crowd.await(has, "what the other unit does");
            Seen seen = impatient.transact(BusyRules::see);
            assertThat(impatient.transact(BusyRules::seeAtOnce)).isEqualTo(seen);
            return seen;
        });
        impatient.transact(unit -> {
            locking.accept(unit);
            has.countDown();
            return runsUnitsSideBySide() ? seeing.result(LIMIT) : 0;
        });
        return seeing.result(LIMIT);
    }

    private static Seen see(LedgerUnit unit) {
        Locked locked = unit.lock(WALLETS, CARDS);
        Optional<ChainHead> house = unit.lockHouse();
        return new Seen(locked, house, unit.read(asking(KEYS)).busyKeys());
    }

    private static Seen seeAtOnce(LedgerUnit unit) {
        LockedFacts read = unit.lockAndRead(WALLETS, CARDS, asking(KEYS));
        return new Seen(read.locked(), unit.lockHouse(), read.facts().busyKeys());
    }

    private static FactsQuery asking(Set<String> keys) {
        return new FactsQuery(keys, Set.of(), Set.of(), Set.of(), Set.of());
    }

    private <T> Set<T> sideBySide(Set<T> busy) {
        return runsUnitsSideBySide() ? busy : Set.of();
    }

    private static void assertNothingIsBusy(Seen seen) {
        assertThat(seen.locked().busyWallets()).isEmpty();
        assertThat(seen.locked().busyCards()).isEmpty();
        assertThat(seen.locked().wallets()).containsOnlyKeys("w-1", "w-2");
        assertThat(seen.locked().cards()).containsOnlyKeys(Rows.cardId("one"), Rows.cardId("two"));
        assertThat(seen.house()).isPresent();
        assertThat(seen.busyKeys()).isEmpty();
    }
}
