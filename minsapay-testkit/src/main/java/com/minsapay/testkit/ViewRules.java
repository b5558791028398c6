package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.MINUTE;
import static com.minsapay.testkit.ContractRows.NOON;
import static com.minsapay.testkit.ContractRows.cardOf;
import static com.minsapay.testkit.ContractRows.changeOfEveryKind;
import static com.minsapay.testkit.ContractRows.chargeAt;
import static com.minsapay.testkit.ContractRows.everyKindOfRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.DueGrantRow;
import com.minsapay.spi.DueHoldRow;
import com.minsapay.spi.FlowRow;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.MinuteRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** S8 and S9: a view sees one committed state, in the order it says. */
abstract class ViewRules extends ConstraintRules {
    // S8: a view sees one committed state from its opening to its closing

    @Test
    void s08_a_view_does_not_see_what_is_committed_after_its_opening() {
        append(everyKindOfRow());
        LedgerSnapshot before = LedgerSnapshot.of(store);

        try (LedgerView view = store.view()) {
            // Nothing is read yet: the state must be that of the opening, not that of the first reading.
            appendLocking(Set.of("w-1"), changeOfEveryKind());

            assertThat(LedgerSnapshot.of(view)).isEqualTo(before);
            assertThat(view.wallet("w-1").orElseThrow().own()).isZero();
            assertThat(view.wallet("w-2")).isEmpty();
            assertThat(view.card(Rows.cardId("one")).orElseThrow().status()).isEqualTo(CardRow.ACTIVE);
            assertThat(view.recorded("key.w-1.2")).isEmpty();
            assertThat(view.chain("w-1", Long.MAX_VALUE, 10)).hasSize(1);
            assertThat(view.account("booth:b", Long.MAX_VALUE, 10)).isEmpty();
            assertThat(view.totals("booth:b")).isEqualTo(new AccountTotals("booth:b", 0, 0));
            assertThat(view.charges(0, Long.MAX_VALUE)).isEmpty();
            assertThat(view.dueGrants(GrantRow.NEVER, Optional.empty(), 10)).isEmpty();
            assertThat(view.flows("booth:b", 0, 0, Long.MAX_VALUE)).isEmpty();
            assertThat(view.paymentsByChain(0, Long.MAX_VALUE)).isEmpty();
            assertThat(view.journalByPosition()).hasSize(2);
            assertThat(view.wallets("", 10)).hasSize(1);
            assertThat(view.transaction(Rows.charge("w-1", 2, "booth:b", 5).id()))
                    .isEmpty();
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
                        .transfer("own:w-1", "held:w-1", 9)
                        .transfer("fund:a", "held-grant:w-1:a", 2)
                        .transfer("iou:w-1", "booth:b", 3)
                        .build())
                .open(Rows.wallet("w-1", 4, 63))
                .account(Rows.account("booth:unused")));

        AccountTotals[] expected = {
            new AccountTotals("booth:B", 0, 5),
            new AccountTotals("booth:b", 7, 33),
            new AccountTotals("desk:d", 100, 0),
            new AccountTotals("fund:a", 2, 0),
            new AccountTotals("held-grant:w-1:a", 0, 2),
            new AccountTotals("held:w-1", 0, 9),
            new AccountTotals("iou:w-1", 3, 0),
            new AccountTotals("own:w-1", 44, 107)
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
    void s09_due_holds_come_by_when_they_lapsed_then_by_position_without_those_that_ended() {
        JournalRow late = hold("w-1", 1, NOON + 1);
        JournalRow early = hold("w-1", 2, NOON - 1);
        JournalRow same = hold("w-2", 1, NOON - 1);
        JournalRow ended = hold("w-2", 2, NOON - 1);
        JournalRow exact = hold("w-2", 3, NOON);
        JournalRow declined = Rows.transaction("w-2", 4)
                .kind("HOLD")
                .due(NOON)
                .declined("NOT_ENOUGH_MONEY")
                .build();
        JournalRow release =
                Rows.transaction("w-2", 5).kind("RELEASE").about(ended.id()).build();
        JournalRow refused = Rows.transaction("w-2", 6)
                .kind("RELEASE")
                .about(exact.id())
                .declined("HOLD_ENDED")
                .build();
        append(Rows.posting()
                .journal(late, early, same, ended, exact, declined, release, refused)
                .open(Rows.wallet("w-1", 2, 0), Rows.wallet("w-2", 6, 0)));

        try (LedgerView view = store.view()) {
            List<DueHoldRow> due = view.dueHolds(NOON, Optional.empty(), 10);
            assertThat(due).extracting(DueHoldRow::id).containsExactly(early.id(), same.id(), exact.id());
            assertThat(due).extracting(DueHoldRow::due).containsExactly(NOON - 1, NOON - 1, NOON);
            assertThat(view.dueHolds(NOON, Optional.empty(), 2)).isEqualTo(due.subList(0, 2));
            assertThat(view.dueHolds(NOON, Optional.of(due.get(0)), 1)).isEqualTo(due.subList(1, 2));
            assertThat(view.dueHolds(NOON, Optional.of(due.get(1)), 10)).isEqualTo(due.subList(2, 3));
            assertThat(view.dueHolds(NOON, Optional.of(due.get(2)), 10)).isEmpty();
            assertThat(view.dueHolds(NOON - 2, Optional.empty(), 10)).isEmpty();
        }
    }

    @Test
    void s09_what_was_declined_comes_by_kind_and_when_it_happened() {
        JournalRow late = declined("w-1", 1, "LATE_CHARGE", NOON + 1);
        JournalRow early = declined("w-2", 1, "LATE_CHARGE", NOON - 1);
        JournalRow ofHouse = declined(JournalRow.HOUSE, 1, "LATE_CHARGE", NOON - 1);
        JournalRow other = declined("w-1", 2, "CHARGE", NOON);
        JournalRow approved =
                Rows.transaction("w-1", 3).kind("LATE_CHARGE").happenedAt(NOON).build();
        append(Rows.posting()
                .journal(late, early, ofHouse, other, approved)
                .open(Rows.wallet("w-1", 3, 0), Rows.wallet("w-2", 1, 0))
                .house(new ChainHead(1, ofHouse.seal())));

        assertThat(declined(NOON - 1, NOON + 2)).containsExactly(early.key(), ofHouse.key(), late.key());
        assertThat(declined(NOON - 1, NOON + 1)).containsExactly(early.key(), ofHouse.key());
        assertThat(declined(NOON, NOON + 2)).containsExactly(late.key());
    }

    private List<String> declined(long from, long to) {
        try (LedgerView view = store.view();
                Stream<JournalRow> rows = view.declined("LATE_CHARGE", from, to)) {
            return rows.map(JournalRow::key).toList();
        }
    }

    private static JournalRow declined(String chain, long number, String kind, long at) {
        return Rows.transaction(chain, number)
                .kind(kind)
                .happenedAt(at)
                .declined("CARD_BLOCKED")
                .build();
    }

    private static JournalRow hold(String wallet, long number, long due) {
        return Rows.transaction(wallet, number).kind("HOLD").due(due).build();
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
    void s09_due_grants_come_by_expiry_then_wallet_then_fund_and_only_if_something_is_left() {
        append(Rows.posting()
                .journal(Rows.opening("w-1"), Rows.opening("W-1"), Rows.opening("w-2"))
                .open(Rows.wallet("w-1", 3, 5, Rows.grant("a", 1, NOON + 1), Rows.grant("b", 2, NOON - 9)))
                .open(Rows.wallet("W-1", 4, 5, Rows.grant("a", 1, NOON), Rows.grant("b", 0, NOON - 20)))
                .open(Rows.wallet(
                        "w-2", 5, 5, Rows.grant("B", 1, NOON), Rows.grant("a", 7, NOON), Rows.grant("c", 1))));
        DueGrantRow[] due = {
            new DueGrantRow("w-1", "b", NOON - 9, 3),
            new DueGrantRow("W-1", "a", NOON, 4),
            new DueGrantRow("w-2", "B", NOON, 5),
            new DueGrantRow("w-2", "a", NOON, 5),
            new DueGrantRow("w-1", "a", NOON + 1, 3)
        };

        assertThat(dueGrants(GrantRow.NEVER)).containsExactly(due);
        assertThat(dueGrants(NOON + 1)).containsExactly(due);
        assertThat(dueGrants(NOON)).containsExactly(due[0], due[1], due[2], due[3]);
        assertThat(dueGrants(NOON - 10)).isEmpty();
    }

    @Test
    void s09_a_page_of_due_grants_goes_on_behind_the_one_before_though_that_may_be_gone() {
        append(Rows.posting()
                .journal(Rows.opening("w-1"), Rows.opening("w-2"))
                .open(Rows.wallet("w-1", 1, 0, Rows.grant("a", 1, NOON), Rows.grant("b", 1, NOON)))
                .open(Rows.wallet("w-2", 1, 0, Rows.grant("a", 1, NOON))));
        List<DueGrantRow> first = view(view -> view.dueGrants(NOON, Optional.empty(), 2));
        appendLocking(
                Set.of("w-1"),
                Rows.posting().change(Rows.wallet("w-1", 2, 0, Rows.grant("a", 1, NOON), Rows.grant("b", 0, NOON))));

        assertThat(first).containsExactly(new DueGrantRow("w-1", "a", NOON, 1), new DueGrantRow("w-1", "b", NOON, 1));
        assertThatView(view -> view.dueGrants(NOON, Optional.of(first.get(1)), 2))
                .isEqualTo(List.of(new DueGrantRow("w-2", "a", NOON, 1)));
        assertThat(dueGrants(NOON))
                .containsExactly(new DueGrantRow("w-1", "a", NOON, 2), new DueGrantRow("w-2", "a", NOON, 1));
    }

    private List<DueGrantRow> dueGrants(long by) {
        return view(view -> view.dueGrants(by, Optional.empty(), 100));
    }

    @Test
    void s09_flows_of_an_account_are_added_up_by_kind_and_by_sort_of_the_other_account() {
        append(Rows.posting()
                .journal(
                        chargeFrom("w-1", 1, "grant:w-1:f", "own:w-1"),
                        chargeFrom("w-1", 2, "own:w-1", "own:w-1"),
                        chargeFrom("w-2", 1, "grant:w-2:f", "grant:w-2:g"))
                .journal(Rows.transaction("w-1", 3)
                        .kind("REFUND")
                        .happenedAt(NOON + MINUTE)
                        .transfer("booth:b", "own:w-1", 2)
                        .build())
                .journal(Rows.charge("w-1", 4, "booth:other", 3))
                .open(Rows.wallet("w-1", 4, 0), Rows.wallet("w-2")));

        FlowRow fromGrants = new FlowRow("CHARGE", "grant", 2, 0, 30);
        FlowRow fromOwn = new FlowRow("CHARGE", "own", 1, 0, 30);
        FlowRow refund = new FlowRow("REFUND", "own", 1, 2, 0);
        assertThatView(view -> view.flows("booth:b", 0, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(List.of(fromGrants, fromOwn, refund));
        assertThatView(view -> view.flows("booth:b", 0, NOON, NOON + MINUTE)).isEqualTo(List.of(fromGrants, fromOwn));
        assertThatView(view -> view.flows("booth:b", 0, NOON + 1, NOON + MINUTE + 1))
                .isEqualTo(List.of(refund));
        assertThatView(view -> view.flows("booth:b", view.lastPosition() - 3, NOON, NOON + 1))
                .isEqualTo(List.of(new FlowRow("CHARGE", "grant", 1, 0, 20)));
        assertThatView(view -> view.flows("booth:none", 0, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(List.of());
    }

    private static JournalRow chargeFrom(String wallet, long number, String first, String second) {
        return Rows.transaction(wallet, number)
                .kind("CHARGE")
                .happenedAt(NOON)
                .transfer(first, "booth:b", 10)
                .transfer(second, "booth:b", 10)
                .build();
    }

    @Test
    void s09_payments_come_by_chain_then_by_the_instant_they_happened_at() {
        append(Rows.posting()
                .journal(chargeAt("b", 1, NOON + 1, 1), chargeAt("b", 2, NOON, 2), chargeAt("B", 1, NOON + 2, 3))
                .journal(chargeAt("b", 3, NOON, 4), chargeAt("b", 4, NOON + 3, 5), chargeAt("b", 5, NOON - 1, 6))
                .journal(Rows.transaction("b", 6)
                        .kind("CHARGE")
                        .declined("UNKNOWN_BOOTH")
                        .build())
                .journal(
                        Rows.transaction("b", 7).transfer("desk:d", "own:b", 16).build())
                .open(Rows.wallet("b", 7, 0), Rows.wallet("B")));

        assertThatView(view -> view.paymentsByChain(NOON, NOON + 3)
                        .map(row -> row.transfers().get(0).amount())
                        .toList())
                .isEqualTo(List.of(3L, 2L, 4L, 1L));
    }

    @Test
    void s09_the_journal_comes_in_the_order_of_appending() {
        append(Rows.posting().journal(Rows.opening("b"), Rows.opening("a")).open(Rows.wallet("b"), Rows.wallet("a")));
        append(Rows.posting().journal(Rows.opening("B")).open(Rows.wallet("B")));

        assertThatView(view -> view.journalByPosition().map(JournalRow::chain).toList())
                .isEqualTo(List.of("b", "a", "B"));
        assertThatView(view -> view.journalByPosition()
                        .map(JournalRow::position)
                        .sorted()
                        .toList())
                .isEqualTo(LedgerSnapshot.of(store).journal().stream()
                        .map(JournalRow::position)
                        .sorted()
                        .toList());
    }

    @Test
    void s09_a_page_of_wallets_is_the_first_after_an_id_with_their_grants() {
        append(Rows.posting()
                .journal(Rows.opening("a"), Rows.opening("B"), Rows.opening("b"), Rows.opening("c"))
                .open(Rows.wallet("a", 1, 0, Rows.grant("f", 1), Rows.grant("g", 2)), Rows.wallet("B"))
                .open(Rows.wallet("b", 1, 5, Rows.grant("f", 3)), Rows.wallet("c")));

        assertThatView(view -> view.wallets("", 2).stream().map(WalletRow::id).toList())
                .isEqualTo(List.of("B", "a"));
        assertThatView(view -> view.wallets("B", 2))
                .isEqualTo(List.of(
                        Rows.wallet("a", 1, 0, Rows.grant("f", 1), Rows.grant("g", 2)),
                        Rows.wallet("b", 1, 5, Rows.grant("f", 3))));
        assertThatView(view -> view.wallets("b", 9).stream().map(WalletRow::id).toList())
                .isEqualTo(List.of("c"));
        assertThatView(view -> view.wallets("c", 9)).isEqualTo(List.of());
    }

    @Test
    void s09_a_transaction_is_found_by_its_id_and_by_what_it_is_about() {
        JournalRow charge = Rows.charge("w-1", 1, "booth:b", 5);
        append(Rows.posting()
                .journal(
                        charge, refundOf(charge, 2).build(), refundOf(charge, 3).build())
                .journal(refundOf(charge, 4).declined("ALREADY_REFUNDED").build(), Rows.opening("w-2"))
                .open(Rows.wallet("w-1", 4, 0), Rows.wallet("w-2")));

        assertThatView(view -> view.transaction(charge.id()).orElseThrow().at(0))
                .isEqualTo(charge);
        assertThatView(view -> view.transaction(Rows.opening("w-3").id())).isEqualTo(Optional.empty());
        assertThatView(view ->
                        view.about(charge.id()).stream().map(JournalRow::number).toList())
                .isEqualTo(List.of(2L, 3L));
        assertThatView(view -> view.about(Rows.opening("w-2").id())).isEqualTo(List.of());
    }

    private static JournalRowBuilder refundOf(JournalRow charge, long number) {
        return Rows.transaction("w-1", number).kind("REFUND").about(charge.id());
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
}
