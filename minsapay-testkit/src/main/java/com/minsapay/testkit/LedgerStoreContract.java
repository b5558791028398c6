package com.minsapay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.MinuteRow;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules S1 to S10 of {@link LedgerStore}, as tests of whatever store a subclass makes. */
public abstract class LedgerStoreContract {
    private static final long NOON = JournalRowBuilder.NOON;
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    /** How long a test waits for what should happen at once; reached only by a store that hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Crowd crowd = new Crowd(LIMIT);
    private LedgerStore store = new NoStore();

    /** For subclasses. */
    protected LedgerStoreContract() {}

    /**
     * An empty store, for one test.
     *
     * @throws Exception if it cannot be made, which fails the test
     */
    protected abstract LedgerStore createStore() throws Exception;

    /**
     * The store after a restart: closes this one and opens what it kept. As it stands, for stores that keep nothing,
     * the same store.
     *
     * @throws Exception if it cannot be opened, which fails the test
     */
    protected LedgerStore reopen(LedgerStore closing) throws Exception {
        return closing;
    }

    @BeforeEach
    void createTheStore() throws Exception {
        store = createStore();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    // S1: a unit whose work returns is committed whole and durable

    @Test
    void s01_transact_returns_what_the_work_returned() {
        String result = store.transact(unit -> "result");

        assertThat(result).isEqualTo("result");
    }

    @Test
    void s01_a_unit_that_returned_is_there_whole_for_the_next_view() {
        append(everyKindOfRow());

        LedgerSnapshot found = LedgerSnapshot.of(store);
        assertThat(found.journal()).hasSize(2);
        assertThat(found.wallets()).hasSize(1);
        assertThat(found.cards()).hasSize(1);
        assertThat(found.accounts()).hasSize(1);
        assertThat(found.keyChecks()).hasSize(1);
        assertThat(found.house().number()).isEqualTo(1);
        assertThat(found.strays()).isEmpty();
    }

    @Test
    void s01_a_unit_that_returned_is_there_after_a_restart() throws Exception {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        store = reopen(store);

        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
        append(Rows.posting().journal(Rows.opening("w-2")).open(Rows.wallet("w-2")));
        assertThat(LedgerSnapshot.of(store).lastPosition()).isGreaterThan(before.lastPosition());
    }

    @Test
    void s01_a_unit_may_write_nothing() {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        store.transact(unit -> unit.lock(Set.of("w-1"), Set.of()));
        append(Rows.posting());

        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    // S2: a unit whose work throws leaves nothing

    @Test
    void s02_a_unit_whose_work_throws_leaves_nothing_and_the_caller_gets_that_exception() {
        LedgerSnapshot before = LedgerSnapshot.of(store);
        RuntimeException thrown = new IllegalStateException("thrown by the work");

        Throwable caught = catchThrowable(() -> appendAndThrow(() -> {
            throw thrown;
        }));

        assertThat(caught).isSameAs(thrown);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    @Test
    void s02_a_unit_whose_work_throws_an_error_leaves_nothing_and_the_caller_gets_that_error() {
        LedgerSnapshot before = LedgerSnapshot.of(store);
        Error thrown = new LinkageError("thrown by the work");

        Throwable caught = catchThrowable(() -> appendAndThrow(() -> {
            throw thrown;
        }));

        assertThat(caught).isSameAs(thrown);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    @Test
    void s02_what_a_failed_unit_would_have_written_can_be_written_by_the_next() {
        assertThatThrownBy(() -> appendAndThrow(() -> {
                    throw new IllegalStateException("thrown by the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        append(everyKindOfRow());

        assertThat(LedgerSnapshot.of(store).journal()).hasSize(2);
    }

    @Test
    void s02_a_failed_unit_lets_go_of_its_locks() {
        openWallet("w-1", 0);
        assertThatThrownBy(() -> store.transact(unit -> {
                    unit.lock(Set.of("w-1"), Set.of());
                    unit.lockHouse();
                    throw new IllegalStateException("thrown by the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        ChainHead head = crowd.start(() -> store.transact(unit -> {
                    unit.lock(Set.of("w-1"), Set.of());
                    return unit.lockHouse();
                }))
                .result(LIMIT);

        assertThat(head).isEqualTo(ChainHead.EMPTY);
    }

    // S3: rows read back equal what was appended

    @Test
    void s03_a_transaction_reads_back_field_by_field() {
        JournalRow row = Rows.transaction("w-1", 7)
                .key("!\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .kind("CORRECTION")
                .after(Long.MAX_VALUE, Long.MAX_VALUE - 1)
                .happenedAt(0)
                .recordedAt(NOON + 1)
                .operator("A.z_0-9")
                .card(Rows.cardId("one"))
                .details("REASON=떡볶이 두 번 \uD83D\uDE00\n\t\"quoted\" 'single' \\ % _ ; -- é")
                .transfer("suspense", "own:w-1", Long.MAX_VALUE)
                .transfer("fund:school", "grant:w-1:school", 1)
                .transfer("booth:b", "desk:d", 3)
                .build();

        append(Rows.posting().journal(row).open(Rows.wallet("w-1", 7, 0)));

        assertReadsBack(row);
    }

    @Test
    void s03_a_declined_transaction_without_transfers_card_or_details_reads_back() {
        JournalRow row = Rows.transaction(JournalRow.HOUSE, 1)
                .kind("CHARGE")
                .declined("UNKNOWN_CARD")
                .build();

        append(Rows.posting().journal(row).house(new ChainHead(1, row.seal())));

        assertReadsBack(row);
    }

    @Test
    void s03_long_details_read_back() {
        JournalRow row = Rows.transaction("w-1", 1).details("긴 사유 ".repeat(500)).build();

        append(Rows.posting().journal(row).open(Rows.wallet("w-1")));

        assertReadsBack(row);
    }

    @Test
    void s03_a_large_unit_reads_back_in_order() {
        List<JournalRow> rows = LongStream.rangeClosed(1, 1_000)
                .mapToObj(number -> Rows.charge("w-1", number, "booth:b" + number % 7, number))
                .toList();

        append(Rows.posting().journal(rows.toArray(JournalRow[]::new)).open(Rows.wallet("w-1", 1_000, 0)));

        List<JournalRow> found = LedgerSnapshot.of(store).journal();
        assertThat(found).extracting(row -> row.at(0)).isEqualTo(rows);
        assertThat(found).extracting(JournalRow::position).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void s03_positions_begin_above_zero_and_rise_in_the_order_of_appending() {
        List<String> appended = List.of("w-3", "w-1", "w-2", "w-0");
        openWallet("w-3", 0);
        append(Rows.posting()
                .journal(Rows.opening("w-1"), Rows.opening("w-2"))
                .open(Rows.wallet("w-2"), Rows.wallet("w-1")));
        openWallet("w-0", 0);

        LedgerSnapshot found = LedgerSnapshot.of(store);
        List<Long> positions =
                appended.stream().map(wallet -> positionOfFirst(found, wallet)).toList();
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertThat(positions.get(0)).isPositive();
        assertThat(found.lastPosition()).isEqualTo(positions.get(3));
    }

    @Test
    void s03_a_wallet_reads_back_with_its_grants() {
        WalletRow wallet = Rows.wallet(
                "w-1", 1, Long.MAX_VALUE, new GrantRow("A", 0, NOON), Rows.grant("a", 5), new GrantRow("b", 7, 0));

        append(Rows.posting().journal(Rows.opening("w-1")).open(wallet));

        assertThat(lock("w-1")).isEqualTo(wallet);
        assertThatView(view -> view.wallet("w-1")).isEqualTo(Optional.of(wallet));
        assertThat(LedgerSnapshot.of(store).wallets()).isEqualTo(List.of(wallet));
    }

    @Test
    void s03_a_changed_wallet_replaces_the_earlier_state_with_all_its_grants() {
        WalletRow opened = Rows.wallet("w-1", 1, 100, Rows.grant("a", 5), Rows.grant("b", 7));
        WalletRow changed = Rows.wallet("w-1", 2, 90, Rows.grant("a", 0), Rows.grant("b", 7), Rows.grant("c", 9));
        append(Rows.posting().journal(Rows.opening("w-1")).open(opened));

        appendLocking(Set.of("w-1"), Rows.posting().change(changed));

        assertThat(lock("w-1")).isEqualTo(changed);
        assertThatView(view -> view.wallet("w-1")).isEqualTo(Optional.of(changed));
        assertThat(LedgerSnapshot.of(store).wallets()).isEqualTo(List.of(changed));
    }

    @Test
    void s03_a_changed_wallet_leaves_other_wallets_as_they_are() {
        WalletRow other = Rows.wallet("w-2", 1, 30, Rows.grant("a", 5));
        openWallet("w-1", 100);
        append(Rows.posting().journal(Rows.opening("w-2")).open(other));

        appendLocking(Set.of("w-1"), Rows.posting().change(Rows.wallet("w-1", 2, 90, Rows.grant("a", 1))));

        assertThat(lock("w-2")).isEqualTo(other);
    }

    @Test
    void s03_a_card_reads_back_and_its_status_changes() {
        openWallet("w-1", 0);
        CardRow active = Rows.activeCard("one", "w-1");
        CardRow blocked = Rows.card("one", "w-1", "BLOCKED");

        append(Rows.posting().link(active));
        assertThatView(view -> view.card(active.id())).isEqualTo(Optional.of(active));

        appendLocking(Set.of("w-1"), Rows.posting().change(blocked));
        assertThatView(view -> view.card(active.id())).isEqualTo(Optional.of(blocked));
        assertThat(LedgerSnapshot.of(store).cards()).isEqualTo(List.of(blocked));
    }

    @Test
    void s03_a_house_account_reads_back() {
        AccountRow booth = new AccountRow("booth:b-1", "떡볶이 \"1반\" 'x' \\", GrantRow.NEVER);
        AccountRow fund = new AccountRow("fund:school", "학교", NOON);

        append(Rows.posting().account(booth, fund));

        assertThat(LedgerSnapshot.of(store).accounts()).containsExactly(booth, fund);
        assertThat(facts(new FactsQuery(Set.of(), Set.of("fund:school", "booth:none"), Map.of(), Map.of()))
                        .accounts())
                .isEqualTo(Map.of("fund:school", fund));
    }

    @Test
    void s03_the_house_chains_head_reads_back_and_stays_when_it_did_not_grow() {
        assertThatView(LedgerView::house).isEqualTo(ChainHead.EMPTY);
        ChainHead head = new ChainHead(1, Rows.bytes("house"));

        append(Rows.posting().journal(Rows.opening(JournalRow.HOUSE)).house(head));
        openWallet("w-1", 0);

        assertThatView(LedgerView::house).isEqualTo(head);
        assertThat(store.<ChainHead>transact(unit -> {
                    unit.lock(Set.of(), Set.of());
                    return unit.lockHouse();
                }))
                .isEqualTo(head);
    }

    @Test
    void s03_key_checks_read_back() {
        KeyCheckRow[] checks = {
            Rows.keyCheck("seal", "2026"), Rows.keyCheck("card", "2026"), Rows.keyCheck("seal", "2027")
        };
        append(Rows.posting().keyCheck(checks[0], checks[1]));
        append(Rows.posting().keyCheck(checks[2]));

        assertThat(LedgerSnapshot.of(store).keyChecks()).containsExactlyInAnyOrder(checks);
        assertThat(store.<List<KeyCheckRow>>transact(LedgerUnit::keyChecks)).containsExactlyInAnyOrder(checks);
    }

    @Test
    void s03_recorded_keys_are_found_and_unknown_ones_are_absent() {
        JournalRow row = Rows.charge("w-1", 1, "booth:b", 5);
        append(Rows.posting().journal(row).open(Rows.wallet("w-1")));

        Map<String, JournalRow> recorded = facts(
                        new FactsQuery(Set.of(row.key(), "unknown"), Set.of(), Map.of(), Map.of()))
                .recorded();

        long position = view(LedgerView::lastPosition);
        assertThat(position).isPositive();
        assertThat(recorded).isEqualTo(Map.of(row.key(), row.at(position)));
        assertThatView(view -> view.recorded("unknown")).isEqualTo(Optional.empty());
    }

    @Test
    void s03_the_charge_found_is_the_last_approved_one_of_that_wallet_from_that_microsecond_on() {
        JournalRow early = chargeAt("w-1", 1, NOON - 1, 1);
        JournalRow exact = chargeAt("w-1", 2, NOON, 2);
        JournalRow later = chargeAt("w-1", 3, NOON + MINUTE, 4);
        JournalRow declined = Rows.transaction("w-1", 4)
                .kind("CHARGE")
                .declined("NOT_ENOUGH_MONEY")
                .build();
        JournalRow topUp =
                Rows.transaction("w-1", 5).transfer("desk:d", "own:w-1", 8).build();
        JournalRow elsewhere = chargeAt("w-2", 1, NOON, 16);
        append(Rows.posting()
                .journal(later, early, exact, declined, topUp, elsewhere)
                .open(Rows.wallet("w-1", 5, 0), Rows.wallet("w-2")));

        Facts found = facts(new FactsQuery(Set.of(), Set.of(), Map.of("w-1", NOON), Map.of("w-1", NOON)));

        assertThat(found.charges()).extracting(row -> row.at(0)).containsExactly(exact);
        assertThat(found.spent()).isEqualTo(Map.of("w-1", 6L));
    }

    @Test
    void s03_a_charge_paid_from_a_grant_and_own_money_counts_as_one() {
        JournalRow split = Rows.transaction("w-1", 1)
                .kind("CHARGE")
                .transfer("grant:w-1:school", "booth:b", 30)
                .transfer("own:w-1", "booth:b", 20)
                .build();
        append(Rows.posting().journal(split).open(Rows.wallet("w-1")));

        Facts found = facts(new FactsQuery(Set.of(), Set.of(), Map.of("w-1", 0L), Map.of("w-1", 0L)));

        assertThat(found.charges()).extracting(row -> row.at(0)).containsExactly(split);
        assertThat(found.spent()).isEqualTo(Map.of("w-1", 50L));
        assertThatView(view -> view.charges(0, Long.MAX_VALUE)).isEqualTo(List.of(new MinuteRow(NOON / MINUTE, 1, 50)));
        assertThatView(view -> view.account("booth:b", Long.MAX_VALUE, 10)).isEqualTo(found.charges());
    }

    @Test
    void s03_each_wallet_is_asked_from_its_own_instant() {
        append(Rows.posting()
                .journal(chargeAt("w-1", 1, NOON, 1), chargeAt("w-1", 2, NOON + 10, 2))
                .journal(chargeAt("w-2", 1, NOON, 4), chargeAt("w-2", 2, NOON + 10, 8))
                .open(Rows.wallet("w-1", 2, 0), Rows.wallet("w-2", 2, 0)));

        Facts found = facts(new FactsQuery(
                Set.of(), Set.of(), Map.of("w-1", NOON + 1, "w-2", NOON), Map.of("w-1", NOON, "w-2", NOON + 1)));

        assertThat(found.charges()).extracting(JournalRow::key).containsExactlyInAnyOrder("key.w-1.2", "key.w-2.2");
        assertThat(found.spent()).isEqualTo(Map.of("w-1", 3L, "w-2", 8L));
    }

    @Test
    void s03_what_was_never_stored_is_absent() {
        try (LedgerView view = store.view()) {
            assertThat(view.wallet("w-1")).isEmpty();
            assertThat(view.card(Rows.cardId("one"))).isEmpty();
            assertThat(view.recorded("key")).isEmpty();
            assertThat(view.lastPosition()).isZero();
            assertThat(view.chain("w-1", Long.MAX_VALUE, 10)).isEmpty();
            assertThat(view.account("booth:b", Long.MAX_VALUE, 10)).isEmpty();
            assertThat(view.totals("booth:b")).isEqualTo(new AccountTotals("booth:b", 0, 0));
            assertThat(view.charges(0, Long.MAX_VALUE)).isEmpty();
        }
        assertThat(LedgerSnapshot.of(store))
                .isEqualTo(new LedgerSnapshot(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ChainHead.EMPTY,
                        0,
                        List.of()));
    }

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

        Locked locked = store.transact(
                unit -> unit.lock(Set.of("w-1", "w-none"), Set.of(Rows.cardId("two"), Rows.cardId("none"))));

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

        Locked byOldCard = store.transact(unit -> unit.lock(Set.of(), Set.of(old.id())));
        Locked byWallet = store.transact(unit -> unit.lock(Set.of("w-1"), Set.of()));

        assertThat(byOldCard.wallets()).containsOnlyKeys("w-1");
        assertThat(byOldCard.cards()).isEqualTo(Map.of(old.id(), old, active.id(), active));
        assertThat(byWallet.cards()).isEqualTo(Map.of(active.id(), active));
    }

    @Test
    void s05_a_wallet_whose_card_was_blocked_has_no_active_card() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));

        appendLocking(Set.of("w-1"), Rows.posting().change(Rows.card("one", "w-1", "BLOCKED")));

        assertThat(store.<Locked>transact(unit -> unit.lock(Set.of("w-1"), Set.of()))
                        .cards())
                .isEmpty();
    }

    @Test
    void s05_a_unit_that_waited_for_a_wallet_sees_what_the_one_before_it_committed() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));
        for (int round = 1; round <= 10; round++) {
            long number = round + 1L;
            CardRow card = Rows.card("one", "w-1", round % 2 == 0 ? "REPLACED" : "BLOCKED");
            Seen seen = seenByOneWhoWaits(Rows.posting()
                    .journal(chargeAt("w-1", number, NOON, 1))
                    .change(Rows.wallet("w-1", number, number))
                    .change(card));

            assertThat(seen.locked().wallets()).isEqualTo(Map.of("w-1", Rows.wallet("w-1", number, number)));
            assertThat(seen.locked().cards()).isEqualTo(Map.of(card.id(), card));
            assertThat(seen.facts().charges()).extracting(JournalRow::number).containsExactly(number);
            assertThat(seen.facts().spent()).isEqualTo(Map.of("w-1", (long) round));
        }
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

    // S6: a second transaction under a key, with an id, or at a place in a chain is refused

    @Test
    void s06_a_key_that_was_used_is_refused() {
        openWallet("w-1", 0);

        assertRefused(Rows.posting()
                .journal(
                        Rows.transaction("w-2", 1).build(),
                        Rows.transaction("w-2", 2).key("key.w-1.1").build())
                .open(Rows.wallet("w-2")));
    }

    @Test
    void s06_a_key_used_twice_in_one_unit_is_refused() {
        assertRefused(Rows.posting()
                .journal(
                        Rows.transaction("w-2", 1).key("same").build(),
                        Rows.transaction("w-2", 2).key("same").build())
                .open(Rows.wallet("w-2")));
    }

    @Test
    void s06_keys_are_compared_byte_by_byte() {
        append(Rows.posting()
                .journal(
                        Rows.transaction("w-1", 1).key("key-a").build(),
                        Rows.transaction("w-1", 2).key("KEY-A").build(),
                        Rows.transaction("w-1", 3).key("Key-a").build())
                .open(Rows.wallet("w-1", 3, 0)));

        Map<String, JournalRow> recorded = facts(
                        new FactsQuery(Set.of("key-a", "KEY-A", "key-A"), Set.of(), Map.of(), Map.of()))
                .recorded();

        assertThat(recorded).containsOnlyKeys("key-a", "KEY-A");
        assertThat(recorded)
                .extractingByKey("KEY-A")
                .extracting(JournalRow::number)
                .isEqualTo(2L);
        assertThatView(view -> view.recorded("kEY-a")).isEqualTo(Optional.empty());
    }

    @Test
    void s06_an_id_that_was_used_is_refused() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-00000000000a");
        append(Rows.posting().journal(Rows.transaction("w-1", 1).id(id).build()).open(Rows.wallet("w-1")));

        assertRefused(Rows.posting()
                .journal(Rows.opening("w-2"), Rows.transaction("w-2", 2).id(id).build())
                .open(Rows.wallet("w-2")));
    }

    @Test
    void s06_a_place_in_a_wallets_chain_that_was_taken_is_refused() {
        openWallet("w-1", 0);

        assertRefused(
                Rows.posting().journal(Rows.opening("w-2"), anotherAt("w-1", 1)).open(Rows.wallet("w-2")));
    }

    @Test
    void s06_a_place_in_the_houses_chain_that_was_taken_is_refused() {
        growHouse();

        assertRefused(Rows.posting()
                .journal(Rows.opening("w-2"), anotherAt(JournalRow.HOUSE, 1))
                .open(Rows.wallet("w-2"))
                .house(new ChainHead(1, Rows.bytes("another"))));
    }

    @Test
    void s06_a_refusal_tells_neither_the_key_nor_the_card() {
        String key = "a-key-that-is-in-no-log";
        append(Rows.posting()
                .journal(Rows.transaction("w-1", 1).key(key).build())
                .open(Rows.wallet("w-1"))
                .link(Rows.activeCard("one", "w-1")));

        String ofKey = printed(catchThrowable(() -> append(
                Rows.posting().journal(Rows.transaction("w-1", 2).key(key).build()))));
        String ofCard = printed(catchThrowable(() -> append(Rows.posting().link(Rows.activeCard("one", "w-1")))));

        assertThat(ofKey).doesNotContain(key);
        assertThat(ofCard).doesNotContainIgnoringCase(Rows.cardId("one").hex());
    }

    // S7: floors, positive transfers, one active card, unique ids

    @Test
    void s07_own_money_below_zero_is_refused_and_zero_is_not() {
        openWallet("w-1", 5);

        assertRefused(Rows.posting().change(Rows.wallet("w-1", 2, -1)));
        assertRefused(Rows.posting().journal(Rows.opening("w-2")).open(Rows.wallet("w-2", 1, -1)));
        appendLocking(Set.of("w-1"), Rows.posting().change(Rows.wallet("w-1", 2, 0)));
    }

    @Test
    void s07_a_grant_below_zero_is_refused_and_zero_is_not() {
        append(Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1", 1, 9, Rows.grant("a", 5))));

        assertRefused(Rows.posting().change(Rows.wallet("w-1", 2, 9, Rows.grant("a", -1))));
        assertRefused(Rows.posting().change(Rows.wallet("w-1", 2, 9, Rows.grant("a", 5), Rows.grant("b", -1))));
        assertRefused(Rows.posting()
                .journal(Rows.opening("w-2"))
                .open(Rows.wallet("w-2", 1, 9, Rows.grant("a", 1), Rows.grant("b", -1))));
        appendLocking(Set.of("w-1"), Rows.posting().change(Rows.wallet("w-1", 2, 9, Rows.grant("a", 0))));
    }

    @Test
    void s07_a_transfer_of_nothing_is_refused() {
        assertTransferRefused(0);
    }

    @Test
    void s07_a_transfer_of_less_than_nothing_is_refused() {
        assertTransferRefused(-1);
        assertTransferRefused(Long.MIN_VALUE);
    }

    @Test
    void s07_a_second_active_card_of_a_wallet_is_refused() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));

        assertRefused(Rows.posting().link(Rows.activeCard("two", "w-1")));
        assertRefused(Rows.posting().link(Rows.card("two", "w-1", "BLOCKED"), Rows.activeCard("three", "w-1")));
    }

    @Test
    void s07_two_active_cards_of_a_wallet_in_one_unit_are_refused() {
        openWallet("w-1", 0);

        assertRefused(Rows.posting().link(Rows.activeCard("one", "w-1"), Rows.activeCard("two", "w-1")));
    }

    @Test
    void s07_a_card_that_becomes_active_beside_another_is_refused() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1"), Rows.card("two", "w-1", "BLOCKED")));

        assertRefused(Rows.posting().change(Rows.activeCard("two", "w-1")));
    }

    @Test
    void s07_a_card_may_take_the_place_of_another_in_one_unit() {
        openWallet("w-1", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));
        CardRow old = Rows.card("one", "w-1", "REPLACED");
        CardRow active = Rows.activeCard("two", "w-1");

        appendLocking(Set.of("w-1"), Rows.posting().change(old).link(active));

        assertThat(LedgerSnapshot.of(store).cards()).containsExactlyInAnyOrder(old, active);
        assertThat(store.<Locked>transact(unit -> unit.lock(Set.of("w-1"), Set.of()))
                        .cards())
                .isEqualTo(Map.of(active.id(), active));
    }

    @Test
    void s07_a_second_wallet_of_the_same_id_is_refused() {
        openWallet("w-1", 5);

        assertRefused(Rows.posting().journal(Rows.transaction("w-1", 2).build()).open(Rows.wallet("w-1", 2, 9)));
        assertRefused(Rows.posting().open(Rows.wallet("w-2"), Rows.wallet("w-2")));
    }

    @Test
    void s07_a_second_card_of_the_same_id_is_refused_whatever_the_status_of_the_first() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.card("one", "w-1", "BLOCKED")));

        assertRefused(Rows.posting().link(Rows.activeCard("one", "w-2")));
        assertRefused(Rows.posting().link(Rows.activeCard("two", "w-1"), Rows.activeCard("two", "w-2")));
    }

    @Test
    void s07_a_second_house_account_of_the_same_id_is_refused() {
        append(Rows.posting().account(Rows.account("booth:b")));

        assertRefused(Rows.posting().account(Rows.account("booth:c"), new AccountRow("booth:b", "other name", 0)));
        assertRefused(Rows.posting().account(Rows.account("booth:d"), Rows.account("booth:d")));
    }

    @Test
    void s07_ids_that_differ_in_case_are_different() {
        append(Rows.posting()
                .journal(Rows.opening("w-a"), Rows.opening("W-A"))
                .open(Rows.wallet("w-a", 1, 1), Rows.wallet("W-A", 1, 2))
                .account(Rows.account("booth:b"), Rows.account("booth:B")));

        assertThat(lock("w-a").own()).isEqualTo(1);
        assertThat(lock("W-A").own()).isEqualTo(2);
        assertThat(facts(new FactsQuery(Set.of(), Set.of("booth:B"), Map.of(), Map.of()))
                        .accounts())
                .containsOnlyKeys("booth:B");
    }

    @Test
    void s07_a_refusal_that_the_work_takes_no_notice_of_still_leaves_nothing() {
        openWallet("w-1", 0);
        LedgerSnapshot before = LedgerSnapshot.of(store);

        Throwable caught = catchThrowable(() -> store.transact(unit -> {
            unit.lock(Set.of("w-1"), Set.of());
            return catchThrowable(() -> unit.append(Rows.posting()
                    .journal(Rows.opening("w-2"))
                    .open(Rows.wallet("w-2", 1, -1))
                    .build()));
        }));

        assertThat(caught).isInstanceOf(StoreUnavailableException.class);
        assertThat(LedgerSnapshot.of(store)).isEqualTo(before);
    }

    // S8: a view sees one committed state from its opening to its closing

    @Test
    void s08_a_view_does_not_see_what_is_committed_after_its_opening() {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        try (LedgerView view = store.view()) {
            // Nothing is read yet: the state must be that of the opening, not that of the first reading.
            changeEverything();

            assertThat(LedgerSnapshot.of(view)).isEqualTo(before);
            assertThat(view.wallet("w-1").orElseThrow().own()).isZero();
            assertThat(view.wallet("w-2")).isEmpty();
            assertThat(view.card(Rows.cardId("one")).orElseThrow().status()).isEqualTo(CardRow.ACTIVE);
            assertThat(view.recorded("key.w-1.2")).isEmpty();
            assertThat(view.chain("w-1", Long.MAX_VALUE, 10)).hasSize(1);
            assertThat(view.account("booth:b", Long.MAX_VALUE, 10)).isEmpty();
            assertThat(view.totals("booth:b")).isEqualTo(new AccountTotals("booth:b", 0, 0));
            assertThat(view.charges(0, Long.MAX_VALUE)).isEmpty();
            assertThat(LedgerSnapshot.of(store)).isNotEqualTo(before);
        }
    }

    @Test
    void s08_a_view_opened_inside_a_unit_sees_nothing_of_it_and_does_not_wait() {
        openWallet("w-1", 0);
        LedgerSnapshot before = LedgerSnapshot.of(store);

        LedgerSnapshot during = store.transact(unit -> {
            unit.lock(Set.of("w-1"), Set.of());
            unit.lockHouse();
            unit.append(everyKindOfRow("w-9").change(Rows.wallet("w-1", 2, 7)).build());
            return crowd.start(() -> LedgerSnapshot.of(store)).result(LIMIT);
        });

        assertThat(during).isEqualTo(before);
        assertThat(LedgerSnapshot.of(store)).isNotEqualTo(before);
    }

    @Test
    void s08_an_open_view_does_not_hold_up_a_unit() {
        openWallet("w-1", 0);
        try (LedgerView view = store.view();
                Stream<JournalRow> half = view.journal()) {
            assertThat(half.iterator().next().chain()).isEqualTo("w-1");

            Integer done = crowd.start(repeated(5, () -> addOne(unit -> unit.lock(Set.of("w-1"), Set.of()))))
                    .result(LIMIT);

            assertThat(done).isEqualTo(5);
            assertThat(view.wallet("w-1").orElseThrow().own()).isZero();
        }
    }

    @Test
    void s08_every_view_opened_while_units_commit_is_of_one_piece() {
        openWallet("w-1", 0);
        AtomicBoolean done = new AtomicBoolean();

        Crowd.Running<Integer> writing = crowd.start(() -> {
            try {
                return repeated(100, () -> addOne(unit -> unit.lock(Set.of("w-1"), Set.of())))
                        .call();
            } finally {
                done.set(true);
            }
        });
        do {
            try (LedgerView view = store.view()) {
                assertOfOnePiece(view);
            }
        } while (!done.get());

        assertThat(writing.result(LIMIT)).isEqualTo(100);
    }

    // S9: views order as they say

    @Test
    void s09_wallets_come_in_byte_order_of_their_ids() {
        openInAnyOrder("w-9", "w-10", "W", "_", "a", "Z", "-", ".", "0");

        assertThat(LedgerSnapshot.of(store).wallets())
                .extracting(WalletRow::id)
                .containsExactly("-", ".", "0", "W", "Z", "_", "a", "w-10", "w-9");
    }

    @Test
    void s09_the_journal_comes_by_chain_in_byte_order_then_by_number() {
        append(Rows.posting()
                .journal(
                        Rows.transaction("a", 2).build(),
                        Rows.transaction(JournalRow.HOUSE, 1).build())
                .journal(
                        Rows.transaction("a", 10).build(),
                        Rows.transaction("0", 1).build())
                .journal(
                        Rows.transaction("B", 1).build(),
                        Rows.transaction("a", 1).build())
                .open(Rows.wallet("a", 10, 0), Rows.wallet("0"), Rows.wallet("B"))
                .house(new ChainHead(1, Rows.bytes("house"))));

        assertThat(LedgerSnapshot.of(store).journal())
                .extracting(row -> row.chain() + " " + row.number())
                .containsExactly("!house 1", "0 1", "B 1", "a 1", "a 2", "a 10");
    }

    @Test
    void s09_cards_come_by_wallet_then_by_unsigned_bytes() {
        CardRow[] sorted = {
            cardOf("A", 0x80), cardOf("A", 0xff), cardOf("a", 0x00), cardOf("a", 0x7f), cardOf("a", 0x80)
        };
        openInAnyOrder("a", "A");
        append(Rows.posting().link(sorted[4], sorted[1], sorted[3], sorted[0], sorted[2]));

        assertThat(LedgerSnapshot.of(store).cards()).containsExactly(sorted);
    }

    @Test
    void s09_house_accounts_come_in_byte_order() {
        append(Rows.posting()
                .account(Rows.account("fund:a"), Rows.account("booth:a"), Rows.account("booth:B"))
                .account(Rows.account("desk:d")));

        assertThat(LedgerSnapshot.of(store).accounts())
                .extracting(AccountRow::account)
                .containsExactly("booth:B", "booth:a", "desk:d", "fund:a");
    }

    @Test
    void s09_totals_add_up_what_went_out_and_in_by_account_in_byte_order() {
        append(Rows.posting()
                .journal(Rows.transaction("w-1", 1)
                        .transfer("desk:d", "own:w-1", 100)
                        .build())
                .journal(Rows.charge("w-1", 2, "booth:b", 30), Rows.charge("w-1", 3, "booth:B", 5))
                .journal(Rows.transaction("w-1", 4)
                        .transfer("booth:b", "own:w-1", 7)
                        .build())
                .open(Rows.wallet("w-1", 4, 72))
                .account(Rows.account("booth:unused")));

        AccountTotals[] expected = {
            new AccountTotals("booth:B", 0, 5),
            new AccountTotals("booth:b", 7, 30),
            new AccountTotals("desk:d", 100, 0),
            new AccountTotals("own:w-1", 35, 107)
        };
        assertThat(LedgerSnapshot.of(store).totals()).containsExactly(expected);
        for (AccountTotals one : expected) {
            assertThatView(view -> view.totals(one.account())).isEqualTo(one);
        }
        assertThatView(view -> view.totals("booth:unused")).isEqualTo(new AccountTotals("booth:unused", 0, 0));
    }

    @Test
    void s09_a_page_of_a_chain_is_the_latest_below_a_number() {
        append(Rows.posting()
                .journal(LongStream.rangeClosed(1, 12)
                        .mapToObj(number -> Rows.charge("w-1", number, "booth:b", number))
                        .toArray(JournalRow[]::new))
                .journal(Rows.opening("w-10"))
                .open(Rows.wallet("w-1", 12, 0), Rows.wallet("w-10")));

        try (LedgerView view = store.view()) {
            assertThat(view.chain("w-1", Long.MAX_VALUE, 3))
                    .extracting(JournalRow::number)
                    .containsExactly(12L, 11L, 10L);
            assertThat(view.chain("w-1", 10, 3)).extracting(JournalRow::number).containsExactly(9L, 8L, 7L);
            assertThat(view.chain("w-1", 3, 10)).extracting(JournalRow::number).containsExactly(2L, 1L);
            assertThat(view.chain("w-1", 1, 10)).isEmpty();
            assertThat(view.chain("w-1", 2, 1).get(0).at(0)).isEqualTo(Rows.charge("w-1", 1, "booth:b", 1));
        }
    }

    @Test
    void s09_a_page_of_an_account_is_the_latest_below_a_position() {
        append(Rows.posting()
                .journal(Rows.charge("w-2", 1, "booth:b", 1), Rows.charge("w-1", 1, "booth:b", 2))
                .journal(Rows.charge("w-1", 2, "booth:other", 3), Rows.charge("w-1", 3, "booth:b", 4))
                .journal(Rows.transaction("w-1", 4)
                        .transfer("booth:b", "own:w-1", 4)
                        .build())
                .open(Rows.wallet("w-1", 4, 0), Rows.wallet("w-2")));

        try (LedgerView view = store.view()) {
            List<JournalRow> all = view.account("booth:b", Long.MAX_VALUE, 10);
            assertThat(all)
                    .extracting(JournalRow::key)
                    .containsExactly("key.w-1.4", "key.w-1.3", "key.w-1.1", "key.w-2.1");
            assertThat(view.account("booth:b", Long.MAX_VALUE, 2)).isEqualTo(all.subList(0, 2));
            assertThat(view.account("booth:b", all.get(0).position(), 10)).isEqualTo(all.subList(1, 4));
            assertThat(view.account("booth:b", all.get(3).position(), 10)).isEmpty();
        }
    }

    @Test
    void s09_charges_are_counted_by_the_minute_they_happened_in() {
        long minute = NOON / MINUTE;
        append(Rows.posting()
                .journal(chargeAt("w-1", 1, NOON + 2 * MINUTE, 1), chargeAt("w-1", 2, NOON, 2))
                .journal(chargeAt("w-1", 3, NOON + MINUTE - 1, 4), chargeAt("w-1", 4, NOON - 1, 8))
                .journal(Rows.transaction("w-1", 5)
                        .kind("CHARGE")
                        .declined("UNKNOWN_BOOTH")
                        .build())
                .journal(Rows.transaction("w-1", 6)
                        .transfer("desk:d", "own:w-1", 16)
                        .build())
                .open(Rows.wallet("w-1", 6, 0)));

        assertThatView(view -> view.charges(NOON, NOON + 2 * MINUTE + 1))
                .isEqualTo(List.of(new MinuteRow(minute, 2, 6), new MinuteRow(minute + 2, 1, 1)));
        assertThatView(view -> view.charges(NOON - 1, NOON + 2 * MINUTE))
                .isEqualTo(List.of(new MinuteRow(minute - 1, 1, 8), new MinuteRow(minute, 2, 6)));
        assertThatView(view -> view.charges(NOON + 1, NOON + MINUTE)).isEqualTo(List.of(new MinuteRow(minute, 1, 4)));
    }

    @Test
    void s09_streams_of_one_view_may_be_read_side_by_side() {
        openInAnyOrder("a", "b", "c");
        try (LedgerView view = store.view();
                Stream<JournalRow> journal = view.journal();
                Stream<WalletRow> wallets = view.wallets()) {
            Iterator<JournalRow> rows = journal.iterator();
            Iterator<WalletRow> states = wallets.iterator();

            for (String wallet : List.of("a", "b", "c")) {
                assertThat(rows.next().chain()).isEqualTo(wallet);
                assertThat(states.next().id()).isEqualTo(wallet);
                assertThat(view.wallet(wallet)).isPresent();
            }
        }
    }

    @Test
    void s09_a_stream_left_half_read_ends_with_its_view() {
        openInAnyOrder("a", "b", "c");
        LedgerView view = store.view();
        Iterator<WalletRow> half = view.wallets().iterator();
        assertThat(half.next().id()).isEqualTo("a");

        view.close();

        assertThatThrownBy(() -> half.forEachRemaining(row -> {})).isInstanceOf(RuntimeException.class);
        openWallet("d", 0);
        assertThat(LedgerSnapshot.of(store).wallets()).hasSize(4);
    }

    // S10: a fault says what happened to the money

    @Test
    void s10_a_unit_after_closing_says_that_nothing_happened() {
        store.close();

        assertThatThrownBy(() -> store.transact(unit -> "result")).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void s10_a_view_after_closing_says_that_the_store_cannot_be_read() {
        store.close();

        assertThatThrownBy(() -> store.view().close()).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void s10_closing_again_does_nothing() {
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }

    // What the tests above say in one word

    private void append(PostingBuilder posting) {
        appendLocking(Set.of(), posting);
    }

    private void appendLocking(Set<String> wallets, PostingBuilder posting) {
        Posting built = posting.build();
        store.transact(unit -> {
            unit.lock(wallets, Set.of());
            unit.lockHouse();
            unit.append(built);
            return built;
        });
    }

    private void appendAndThrow(Runnable throwing) {
        store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            unit.lockHouse();
            unit.append(everyKindOfRow().build());
            throwing.run();
            return "not reached";
        });
    }

    private void openWallet(String id, long own) {
        append(Rows.posting().journal(Rows.opening(id)).open(Rows.wallet(id, 1, own)));
    }

    private void openInAnyOrder(String... ids) {
        for (String id : ids) {
            openWallet(id, 0);
        }
    }

    /** A house transaction, a wallet with its card, a booth and a key check. */
    private static PostingBuilder everyKindOfRow() {
        return everyKindOfRow("w-1");
    }

    private static PostingBuilder everyKindOfRow(String wallet) {
        return Rows.posting()
                .journal(Rows.opening(JournalRow.HOUSE), Rows.opening(wallet))
                .open(Rows.wallet(wallet))
                .link(Rows.activeCard("one", wallet))
                .account(Rows.account("booth:b"))
                .keyCheck(Rows.keyCheck("seal", "2026"))
                .house(new ChainHead(1, Rows.bytes("house 1")));
    }

    /** Changes or adds to everything that {@link #everyKindOfRow()} wrote. */
    private void changeEverything() {
        appendLocking(
                Set.of("w-1"),
                Rows.posting()
                        .journal(Rows.transaction(JournalRow.HOUSE, 2).build(), Rows.opening("w-2"))
                        .journal(Rows.charge("w-1", 2, "booth:b", 5))
                        .open(Rows.wallet("w-2"))
                        .change(Rows.wallet("w-1", 2, 70, Rows.grant("school", 3)))
                        .change(Rows.card("one", "w-1", "REPLACED"))
                        .link(Rows.activeCard("two", "w-1"))
                        .account(Rows.account("booth:c"))
                        .keyCheck(Rows.keyCheck("card", "2026"))
                        .house(new ChainHead(2, Rows.bytes("house 2"))));
    }

    private WalletRow lock(String wallet) {
        Locked locked = store.transact(unit -> unit.lock(Set.of(wallet), Set.of()));
        return found(locked, wallet);
    }

    private static WalletRow found(Locked locked, String wallet) {
        return Optional.ofNullable(locked.wallets().get(wallet))
                .orElseThrow(() -> new AssertionError("lock did not find the wallet " + wallet));
    }

    private Facts facts(FactsQuery query) {
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            return unit.read(query);
        });
    }

    private <T> T view(Function<LedgerView, T> question) {
        try (LedgerView view = store.view()) {
            return question.apply(view);
        }
    }

    private <T> ObjectAssert<T> assertThatView(Function<LedgerView, T> question) {
        return assertThatObject(view(question));
    }

    private void assertReadsBack(JournalRow row) {
        assertThat(LedgerSnapshot.of(store).journal())
                .extracting(found -> found.at(0))
                .containsExactly(row);
        JournalRow stored = view(view -> view.recorded(row.key())).orElseThrow();
        assertThat(stored.at(0)).isEqualTo(row);
        assertThat(stored.position()).isPositive();
        assertThatView(view -> view.chain(row.chain(), Long.MAX_VALUE, 10)).isEqualTo(List.of(stored));
        assertThat(facts(new FactsQuery(Set.of(row.key()), Set.of(), Map.of(), Map.of()))
                        .recorded())
                .isEqualTo(Map.of(row.key(), stored));
    }

    private void assertRefused(PostingBuilder posting) {
        LedgerSnapshot before = LedgerSnapshot.of(store);

        Throwable refusal = catchThrowable(() -> appendLocking(Set.of("w-1"), posting));

        assertThat(refusal).isInstanceOf(StoreUnavailableException.class);
        assertThat(LedgerSnapshot.of(store)).as("what the refused unit left").isEqualTo(before);
    }

    private void assertTransferRefused(long amount) {
        assertRefused(Rows.posting()
                .journal(Rows.transaction("w-2", 1)
                        .transfer("desk:d", "own:w-2", 1)
                        .transfer("desk:d", "own:w-2", amount)
                        .build())
                .open(Rows.wallet("w-2")));
    }

    private static long positionOfFirst(LedgerSnapshot snapshot, String chain) {
        return snapshot.journal().stream()
                .filter(row -> row.chain().equals(chain))
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static JournalRow chargeAt(String wallet, long number, long happenedAt, long amount) {
        return Rows.transaction(wallet, number)
                .kind("CHARGE")
                .happenedAt(happenedAt)
                .transfer("own:" + wallet, "booth:b", amount)
                .build();
    }

    /** A transaction of another key and id than the one that {@link Rows} makes for this place. */
    private static JournalRow anotherAt(String chain, long number) {
        return Rows.transaction(chain, number)
                .key("another key")
                .id(UUID.fromString("00000000-0000-4000-8000-00000000000b"))
                .build();
    }

    private static CardRow cardOf(String wallet, int firstByte) {
        byte[] id = new byte[32];
        id[0] = (byte) firstByte;
        id[31] = (byte) wallet.charAt(0);
        return new CardRow(Bytes.of(id), wallet, "BLOCKED");
    }

    private int addOne(Function<LedgerUnit, Locked> locking) {
        return store.transact(unit -> {
            Locked locked = locking.apply(unit);
            unit.append(oneMore(Rows.posting(), found(locked, "w-1")).build());
            return 1;
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

    private static PostingBuilder oneMore(PostingBuilder posting, WalletRow wallet) {
        WalletRow next = Rows.next(wallet, wallet.own() + 1);
        return posting.journal(Rows.transaction(wallet.id(), next.number())
                        .transfer("desk:d", "own:" + wallet.id(), 1)
                        .build())
                .change(next);
    }

    private int growHouse() {
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            long number = unit.lockHouse().number() + 1;
            unit.append(Rows.posting()
                    .journal(Rows.transaction(JournalRow.HOUSE, number).build())
                    .house(new ChainHead(number, Rows.bytes("house " + number)))
                    .build());
            return 1;
        });
    }

    private static Callable<Integer> repeated(int times, Callable<Integer> task) {
        return () -> {
            int done = 0;
            for (int i = 0; i < times; i++) {
                done += task.call();
            }
            return done;
        };
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
        ChainHead house = unit.lockHouse();
        List<String> keys = expected.journal().stream().map(JournalRow::key).toList();
        List<String> accounts =
                expected.accounts().stream().map(AccountRow::account).toList();
        Facts facts =
                unit.read(new FactsQuery(Set.copyOf(keys), Set.copyOf(accounts), Map.of("w-1", 0L), Map.of("w-1", 0L)));
        return new Seen(locked, house, facts);
    }

    /** The wallet, its chain, the totals and the last position tell of the same number of top-ups of one won. */
    private static void assertOfOnePiece(LedgerView view) {
        WalletRow wallet = view.wallet("w-1").orElseThrow();
        List<JournalRow> chain = new ArrayList<>(view.chain("w-1", Long.MAX_VALUE, 1_000));
        assertThat(chain).hasSize((int) wallet.number());
        assertThat(wallet.own()).isEqualTo(wallet.number() - 1);
        assertThat(view.totals("own:w-1").credits()).isEqualTo(wallet.own());
        assertThat(view.lastPosition()).isEqualTo(chain.get(0).position());
        assertThat(LedgerSnapshot.of(view).journal()).hasSameSizeAs(chain);
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Stands in until the first store is made. */
    private static final class NoStore implements LedgerStore {
        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            throw new StoreUnavailableException("there is no store yet");
        }

        @Override
        public LedgerView view() {
            throw new StoreUnavailableException("there is no store yet");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
