package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.NOON;
import static com.minsapay.testkit.ContractRows.chargeAt;
import static com.minsapay.testkit.ContractRows.oneMore;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.LockedFacts;
import com.minsapay.spi.Posting;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** S4 and S5: units that lock the same run one after the other, and see what was committed before. */
abstract class LockRules extends RowRules {
    // S4: units that lock the same wallet, or the house, run one after the other

    @Test
    void s04_no_update_of_a_wallet_is_lost() {
        openWallet("w-1", 0);

        crowd.runAll(Collections.nCopies(4, repeated(25, () -> addOne(unit -> unit.lock(Set.of("w-1"), Set.of())))));

        assertThat(lock("w-1").own()).isEqualTo(100);
        assertThat(LedgerSnapshot.of(store).journal()).hasSize(101);
    }

    @Test
    void s04_no_update_is_lost_between_one_who_locks_by_card_and_one_who_locks_by_wallet() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));
        Set<Bytes> card = Set.of(Rows.cardId("one"));

        crowd.runAll(List.of(
                repeated(50, () -> addOne(unit -> unit.lock(Set.of("w-1"), Set.of()))),
                repeated(50, () -> addOne(unit -> unit.lock(Set.of(), card)))));

        assertThat(lock("w-1").own()).isEqualTo(100);
    }

    @Test
    void s04_no_place_in_the_houses_chain_is_lost_or_given_twice() {
        crowd.runAll(Collections.nCopies(4, repeated(25, this::growHouse)));

        LedgerSnapshot found = LedgerSnapshot.of(store);
        assertThat(found.house().number()).isEqualTo(100);
        assertThat(found.journal())
                .extracting(JournalRow::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void s04_two_wallets_named_in_either_order_do_not_wait_for_each_other_for_ever() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1"), Rows.activeCard("two", "w-2")));
        Set<Bytes> one = Set.of(Rows.cardId("one"));
        Set<Bytes> two = Set.of(Rows.cardId("two"));

        List<Integer> done = crowd.runAll(List.of(
                repeated(50, () -> addOneToBoth(unit -> unit.lock(Set.of("w-2"), one))),
                repeated(50, () -> addOneToBoth(unit -> unit.lock(Set.of("w-1"), two)))));

        assertThat(done).containsExactly(50, 50);
        assertThat(lock("w-1").own()).isEqualTo(100);
        assertThat(lock("w-2").own()).isEqualTo(100);
    }

    // S5: what lock and read return includes everything committed before the lock was given

    @Test
    void s05_lock_finds_wallets_by_id_and_by_card_and_leaves_out_what_is_unknown() {
        openWallet("w-1", 10);
        openWallet("w-2", 20);
        append(Rows.posting().link(Rows.activeCard("two", "w-2")));

        Locked locked = lock(Set.of("w-1", "w-none"), Set.of(Rows.cardId("two"), Rows.cardId("none")));

        assertThat(locked.wallets()).containsOnlyKeys("w-1", "w-2");
        assertThat(locked.cards()).containsOnlyKeys(Rows.cardId("two"));
    }

    @Test
    void s05_lock_finds_the_wallet_of_a_card_whatever_its_status_and_the_wallets_active_card_too() {
        openWallet("w-1", 0);
        CardRow old = Rows.card("old", "w-1", "REPLACED");
        CardRow lost = Rows.card("lost", "w-1", "BLOCKED");
        CardRow active = Rows.activeCard("new", "w-1");
        append(Rows.posting().link(old, lost, active));

        Locked byOldCard = lock(Set.of(), Set.of(old.id()));
        Locked byWallet = lock(Set.of("w-1"), Set.of());

        assertThat(byOldCard.wallets()).containsOnlyKeys("w-1");
        assertThat(byOldCard.cards()).isEqualTo(Map.of(old.id(), old, active.id(), active));
        assertThat(byWallet.cards()).isEqualTo(Map.of(active.id(), active));
    }

    @Test
    void s05_a_wallet_whose_card_was_blocked_has_no_active_card() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));

        appendLocking(Set.of("w-1"), Rows.posting().change(Rows.card("one", "w-1", "BLOCKED")));

        assertThat(lock(Set.of("w-1"), Set.of()).cards()).isEmpty();
    }

    @Test
    void s05_a_unit_that_waited_for_a_wallet_sees_what_the_one_before_it_committed() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));
        for (int round = 1; round <= 10; round++) {
            long number = round + 1L;
            CardRow card = Rows.card("one", "w-1", round % 2 == 0 ? "REPLACED" : "BLOCKED");
            JournalRow charge = chargeAt("w-1", number, NOON, 1);
            LastChargeRow last = new LastChargeRow(charge.id(), "booth:b", 1, NOON);
            WalletRow wallet = Rows.with(
                    Rows.wallet("w-1", number, number), "usage", new UsageRow(NOON, round, Optional.of(last)));
            Seen seen = seenByOneWhoWaits(
                    Rows.posting().journal(charge).change(wallet).change(card));

            assertThat(seen.locked().wallets()).isEqualTo(Map.of("w-1", wallet));
            assertThat(seen.locked().cards()).isEqualTo(Map.of(card.id(), card));
            assertThat(seen.facts().balances()).isEqualTo(Map.of("booth:b", (long) round));
        }
    }

    @Test
    void s05_a_unit_that_waited_for_a_card_finds_the_wallet_it_went_to_meanwhile_and_locks_that() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.card("one", "w-2", "BLOCKED")));
        CardRow moved = Rows.activeCard("one", "w-1");

        Crowd.Running<Locked> waiting = store.transact(unit -> {
            unit.lock(Set.of("w-1", "w-2"), Set.of());
            Crowd.Running<Locked> other =
                    crowd.start(() -> store.transact(next -> next.lock(Set.of(), Set.of(moved.id()))));
            Crowd.letItRunIntoALock(other.thread());
            unit.append(Rows.posting().change(moved).build());
            return other;
        });

        Locked locked = waiting.result(LIMIT);
        assertThat(locked.cards()).containsEntry(moved.id(), moved);
        assertThat(locked.wallets()).containsKey("w-1");
    }

    @Test
    void s05_a_card_that_goes_from_wallet_to_wallet_never_lets_go_of_its_lock() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));

        crowd.runAll(List.of(
                repeated(20, this::addOneByCard), repeated(20, this::addOneByCard), repeated(20, this::moveCard)));

        assertThat(lock("w-1").own() + lock("w-2").own()).isEqualTo(40);
        assertThat(lock("w-1").number() + lock("w-2").number()).isEqualTo(42);
    }

    /** Adds one won to the wallet that the card is of. */
    private int addOneByCard() {
        Bytes card = Rows.cardId("one");
        return store.transact(unit -> {
            Locked locked = unit.lock(Set.of(), Set.of(card));
            String wallet = walletOf(card, locked);
            unit.append(oneMore(Rows.posting(), found(locked, wallet)).build());
            return 1;
        });
    }

    @Test
    void s05_what_is_read_with_the_lock_is_read_under_it_also_if_the_card_went_to_another_wallet() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        JournalRow original = Rows.transaction("w-1", 2).kind("CHARGE").build();
        appendLocking(
                Set.of("w-1", "w-2"),
                Rows.posting()
                        .link(Rows.activeCard("one", "w-1"))
                        .journal(original, Rows.transaction("w-2", 2).build())
                        .change(Rows.wallet("w-1", 2, 0), Rows.wallet("w-2", 2, 0)));

        crowd.runAll(List.of(
                repeated(20, () -> addOneAbout(original)),
                repeated(20, () -> addOneAbout(original)),
                repeated(20, this::moveCard)));

        assertThat(lock("w-1").number() + lock("w-2").number()).isEqualTo(44);
    }

    /** Adds one about a transaction to the chain of the card's wallet, all later ones of which are about it. */
    private int addOneAbout(JournalRow original) {
        Bytes card = Rows.cardId("one");
        FactsQuery query = new FactsQuery(Set.of(), Set.of(), Set.of(original.id()), Set.of(), Set.of());
        return store.transact(unit -> {
            LockedFacts read = unit.lockAndRead(Set.of(), Set.of(card), query);
            WalletRow wallet = found(read.locked(), walletOf(card, read.locked()));
            assertThat(read.facts().about())
                    .filteredOn(row -> row.chain().equals(wallet.id()))
                    .hasSize((int) wallet.number() - 2);
            WalletRow next = Rows.next(wallet, wallet.own());
            unit.append(Rows.posting()
                    .journal(Rows.transaction(wallet.id(), next.number())
                            .kind("REFUND")
                            .about(original.id())
                            .build())
                    .change(next)
                    .build());
            return 1;
        });
    }

    private static String walletOf(Bytes card, Locked locked) {
        return Optional.ofNullable(locked.cards().get(card))
                .map(CardRow::wallet)
                .orElseThrow(() -> new AssertionError("lock did not find the card"));
    }

    /** Gives the card to the other of two wallets. */
    private int moveCard() {
        Bytes card = Rows.cardId("one");
        return store.transact(unit -> {
            Locked locked = unit.lock(Set.of("w-1", "w-2"), Set.of(card));
            String other = walletOf(card, locked).equals("w-1") ? "w-2" : "w-1";
            unit.append(Rows.posting().change(Rows.activeCard("one", other)).build());
            return 1;
        });
    }

    @Test
    void s05_every_wallet_that_a_card_was_ever_of_is_found_and_all_that_these_chains_say_of_cards() {
        Bytes one = Rows.cardId("one");
        Bytes two = Rows.cardId("two");
        JournalRow[] about = {
            Rows.transaction("w-1", 1).kind("WALLET_OPEN").card(one).build(),
            Rows.transaction("w-1", 3)
                    .kind("CARD_REPLACE")
                    .card(two)
                    .details("REPLACED_CARD=" + one.hex())
                    .build(),
            Rows.transaction("w-2", 2).kind("CARD_LINK").card(one).build(),
            Rows.transaction("w-3", 2)
                    .kind("CARD_LINK")
                    .card(Rows.cardId("three"))
                    .build()
        };
        append(Rows.posting()
                .journal(about)
                .journal(Rows.charge("w-1", 2, "booth:b", 5), Rows.opening("w-2"), Rows.opening("w-3"))
                .journal(Rows.transaction("w-2", 3)
                        .kind("CARD_LINK")
                        .card(two)
                        .declined("WALLET_HAS_A_CARD")
                        .build())
                .open(Rows.wallet("w-1", 3, 0), Rows.wallet("w-2", 3, 0), Rows.wallet("w-3", 2, 0)));

        assertThat(everWalletsOf(Set.of(one, Rows.cardId("none")))).containsExactlyInAnyOrder("w-1", "w-2");
        assertThat(everWalletsOf(Set.of())).isEmpty();
        assertThat(histories(one))
                .extracting(JournalRow::key)
                .containsExactlyInAnyOrder("key.w-1.1", "key.w-1.3", "key.w-2.2");
        assertThat(histories(Rows.cardId("three"))).extracting(row -> row.at(0)).containsExactly(about[3]);
        assertThat(histories(Rows.cardId("none"))).isEmpty();
    }

    private Set<String> everWalletsOf(Set<Bytes> cards) {
        return store.transact(unit -> unit.everWalletsOf(cards));
    }

    private List<JournalRow> histories(Bytes card) {
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of(card));
            return unit.read(new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(card)))
                    .histories();
        });
    }

    @Test
    void s05_a_unit_that_waited_for_the_house_sees_what_the_one_before_it_committed() {
        openWallet("w-1", 0);
        for (int round = 1; round <= 10; round++) {
            String booth = "booth:b" + round;
            ChainHead head = new ChainHead(round, Rows.bytes("house " + round));
            Seen seen = seenByOneWhoWaits(Rows.posting()
                    .journal(Rows.transaction(JournalRow.HOUSE, round).build())
                    .account(Rows.account(booth))
                    .house(head));

            assertThat(seen.house()).isEqualTo(head);
            assertThat(seen.facts().accounts()).containsKey(booth);
            assertThat(seen.facts().recorded()).containsKey("key." + JournalRow.HOUSE + "." + round);
        }
    }

    @Test
    void s05_a_balance_counts_what_units_with_other_locks_committed_before_the_house_was_locked() {
        openWallet("w-1", 0);
        AtomicLong committed = new AtomicLong();
        Callable<Integer> topUp = () -> {
            int done = addOne(unit -> unit.lock(Set.of("w-1"), Set.of()));
            committed.addAndGet(done);
            return done;
        };
        Callable<Integer> look = () -> {
            long before = committed.get();
            assertThat(-underTheHousesLock("desk:d")).isGreaterThanOrEqualTo(before);
            return 1;
        };

        crowd.runAll(List.of(repeated(50, topUp), repeated(50, look)));

        assertThat(underTheHousesLock("desk:d")).isEqualTo(-50);
    }

    private long underTheHousesLock(String account) {
        FactsQuery query = new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(account), Set.of());
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            unit.lockHouse();
            return unit.read(query).balances().get(account);
        });
    }

    private int addOneToBoth(Function<LedgerUnit, Locked> locking) {
        return store.transact(unit -> {
            Locked locked = locking.apply(unit);
            PostingBuilder posting = Rows.posting();
            locked.wallets().values().forEach(wallet -> oneMore(posting, wallet));
            unit.append(posting.build());
            return 1;
        });
    }

    /** What a unit saw under its locks. */
    private record Seen(Locked locked, ChainHead house, Facts facts) {}

    /** Commits a posting while another unit waits for the same wallet and the house. */
    private Seen seenByOneWhoWaits(PostingBuilder posting) {
        Posting built = posting.build();
        CountDownLatch held = new CountDownLatch(1);
        Crowd.Running<Seen> waiting = crowd.start(() -> {
            crowd.await(held, "the first unit's locks");
            return store.transact(unit -> see(unit, built));
        });
        store.transact(unit -> {
            unit.lock(Set.of("w-1"), Set.of());
            unit.lockHouse();
            held.countDown();
            Crowd.letItRunIntoALock(waiting.thread());
            unit.append(built);
            return built;
        });
        return waiting.result(LIMIT);
    }

    private static Seen see(LedgerUnit unit, Posting expected) {
        Locked locked = unit.lock(Set.of("w-1"), Set.of(Rows.cardId("one")));
        ChainHead house = unit.lockHouse().orElseThrow();
        List<String> keys = expected.journal().stream().map(JournalRow::key).toList();
        List<String> accounts =
                expected.accounts().stream().map(AccountRow::account).toList();
        Facts facts = unit.read(
                new FactsQuery(Set.copyOf(keys), Set.copyOf(accounts), Set.of(), Set.of("booth:b"), Set.of()));
        return new Seen(locked, house, facts);
    }
}
