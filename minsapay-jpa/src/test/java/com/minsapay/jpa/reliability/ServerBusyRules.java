package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.MinsaPay;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.fault.OverloadedException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.testkit.Crowd;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another program's unit has holds up the requests about it, and no others. */
abstract class ServerBusyRules {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final GroupBounds PATIENT = new GroupBounds(100, 100, LIMIT);
    private static final GroupBounds HASTY = new GroupBounds(100, 100, Duration.ofMillis(500));
    private static final OperatorId KIM = OperatorId.of("kim");
    static final int WALLET = 3;
    static final int OTHER = 4;

    final Crowd crowd = new Crowd(LIMIT);
    private MinsaPay pay;

    /** Opens another store on the test's ledger. */
    protected abstract JpaLedgerStore openStore();

    @BeforeEach
    void openTheSchool() {
        pay = open(PATIENT);
        Load.opening().forEach(request -> assertApproved(Load.send(pay, request)));
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void a_transaction_that_stalls_with_one_wallet_delays_only_that_wallets_requests() {
        Crowd.Running<Outcome> delayed;
        try (Stalling stalling = stallWith(unit -> unit.lock(Set.of("shared-" + WALLET), Set.of()))) {
            delayed = crowd.start(() -> charge("delayed", WALLET));

            for (int i = 0; i < 20; i++) {
                assertApproved(charge("meanwhile." + i, OTHER));
            }
            assertThat(delayed.thread().isAlive()).isTrue();
            assertThat(keys()).doesNotContain("delayed");
            stalling.goOn();
        }

        assertApproved(delayed.result(LIMIT));
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void a_request_whose_wallet_stays_busy_is_refused_at_its_deadline_and_nothing_happened() {
        try (MinsaPay hasty = open(HASTY);
                Stalling stalling = stallWith(unit -> unit.lock(Set.of("shared-" + WALLET), Set.of()))) {
            assertThatThrownBy(() -> charge(hasty, "late", WALLET))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessageContaining("nothing happened");
            assertApproved(charge("meanwhile", OTHER));
            stalling.goOn();
        }

        assertThat(keys()).doesNotContain("late");
        assertApproved(charge("late", WALLET));
    }

    @Test
    void a_transaction_that_stalls_with_the_house_delays_no_wallet() {
        try (MinsaPay hasty = open(HASTY);
                Stalling stalling = stallWith(LedgerUnit::lockHouse)) {
            assertThatThrownBy(() -> blockUnknownCard(hasty)).isInstanceOf(OverloadedException.class);
            assertApproved(charge("meanwhile", OTHER));
            stalling.goOn();
        }

        assertThat(blockUnknownCard(pay)).isInstanceOf(Outcome.Declined.class);
        assertThat(pay.verify().findings()).isEmpty();
    }

    @Test
    void of_two_programs_that_open_one_wallet_or_link_one_card_at_once_one_does() {
        try (MinsaPay other = open(PATIENT)) {
            for (int round = 0; round < 10; round++) {
                String name = "new." + round;
                CardId card = new CardId(Rows.cardId(name));
                assertOneOf(
                        () -> pay.openWallet(opening(name + ".a", name, Optional.empty())),
                        () -> other.openWallet(opening(name + ".b", name, Optional.empty())));
                assertOneOf(
                        () -> pay.openWallet(opening(name + ".c", name + ".c", Optional.of(card))),
                        () -> other.openWallet(opening(name + ".d", name + ".d", Optional.of(card))));
            }
            assertThat(pay.verify().findings()).isEmpty();
        }
    }

    private void assertOneOf(Callable<Outcome> one, Callable<Outcome> other) {
        List<Outcome> outcomes = crowd.runAll(List.of(one, other));

        assertThat(outcomes).filteredOn(Outcome.Approved.class::isInstance).hasSize(1);
    }

    private static OpenWalletRequest opening(String key, String wallet, Optional<CardId> card) {
        return new OpenWalletRequest(IdempotencyKey.of(key), WalletId.of(wallet), card, Optional.empty(), KIM);
    }

    final Outcome charge(String key, int wallet) {
        return charge(pay, key, wallet);
    }

    private static Outcome charge(MinsaPay with, String key, int wallet) {
        return Load.send(with, Load.charge(IdempotencyKey.of(key), wallet));
    }

    /** Its refusal is a row of the house's chain, as there is no wallet. */
    private static Outcome blockUnknownCard(MinsaPay with) {
        return with.blockCard(new BlockCardRequest(IdempotencyKey.of("block"), new CardId(Rows.cardId("none")), KIM));
    }

    static void assertApproved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private List<String> keys() {
        try (JpaLedgerStore store = openStore()) {
            return LedgerSnapshot.of(store).journal().stream()
                    .map(JournalRow::key)
                    .toList();
        }
    }

    private Stalling stallWith(Consumer<LedgerUnit> lock) {
        return new Stalling(openStore(), lock);
    }

    /** A unit of another program that has its locks and does not go on until it is told to. */
    private final class Stalling implements AutoCloseable {
        private final JpaLedgerStore store;
        private final CountDownLatch locked = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final Crowd.Running<Boolean> unit;

        Stalling(JpaLedgerStore store, Consumer<LedgerUnit> lock) {
            this.store = store;
            this.unit = crowd.start(() -> store.transact(open -> {
                lock.accept(open);
                locked.countDown();
                return await(mayGoOn);
            }));
            assertThat(await(locked)).isTrue();
        }

        void goOn() {
            mayGoOn.countDown();
            assertThat(unit.result(LIMIT)).isTrue();
        }

        @Override
        public void close() {
            mayGoOn.countDown();
            store.close();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private MinsaPay open(GroupBounds bounds) {
        return MinsaPay.builder(openStore(), Load.keys())
                .policy(Load.policy())
                .bounds(bounds)
                .build();
    }
}
