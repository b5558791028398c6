package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.NOON;
import static com.minsapay.testkit.ContractRows.anotherAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S6 and S7: what a store refuses, whatever the library above it says. */
abstract class ConstraintRules extends LockRules {
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

        Map<String, JournalRow> recorded = recorded("key-a", "KEY-A", "key-A");

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
    void s07_what_is_held_or_owed_below_zero_is_refused_and_zero_is_not() {
        append(Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1", 1, 9, Rows.grant("a", 5))));
        WalletRow next = Rows.wallet("w-1", 2, 9, Rows.grant("a", 5));

        for (String part : List.of("held", "owed")) {
            assertRefused(Rows.posting().change(Rows.with(next, part, -1L)));
            assertRefused(
                    Rows.posting().journal(Rows.opening("w-2")).open(Rows.with(Rows.wallet("w-2", 1, 9), part, -1L)));
        }
        GrantRow below = new GrantRow("a", 5, -1, GrantRow.NEVER);
        assertRefused(Rows.posting().change(Rows.wallet("w-1", 2, 9, below)));
        appendLocking(Set.of("w-1"), Rows.posting().change(next));
    }

    @Test
    void s07_what_was_spent_below_zero_is_refused_and_zero_is_not() {
        append(Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1")));
        WalletRow next = Rows.wallet("w-1", 2, 0);
        UsageRow below = new UsageRow(NOON, -1, Optional.empty());

        assertRefused(Rows.posting().change(Rows.with(next, "usage", below)));
        assertRefused(Rows.posting().journal(Rows.opening("w-2")).open(Rows.with(Rows.wallet("w-2"), "usage", below)));
        appendLocking(Set.of("w-1"), Rows.posting().change(next));
    }

    @Test
    void s07_a_last_charge_of_nothing_is_refused() {
        append(Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1")));
        LastChargeRow nothing = new LastChargeRow(new UUID(0, 1), "booth:b", 0, NOON);
        UsageRow usage = new UsageRow(NOON, 0, Optional.of(nothing));

        assertRefused(Rows.posting().change(Rows.with(Rows.wallet("w-1", 2, 0), "usage", usage)));
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
    void s07_a_transaction_about_one_that_is_not_stored_is_refused_and_about_one_of_its_own_unit_is_not() {
        JournalRow charge = Rows.charge("w-1", 1, "booth:b", 5);
        JournalRow refund =
                Rows.transaction("w-1", 2).kind("REFUND").about(charge.id()).build();

        assertRefused(Rows.posting().journal(refund).open(Rows.wallet("w-1", 2, 0)));

        append(Rows.posting().journal(charge, refund).open(Rows.wallet("w-1", 2, 0)));
        assertThat(about(charge.id())).extracting(JournalRow::key).containsExactly(refund.key());
    }

    @Test
    void s07_a_second_end_of_a_hold_is_refused_and_a_declined_one_is_not() {
        JournalRow hold = Rows.transaction("w-1", 1).kind("HOLD").build();
        JournalRow other = Rows.transaction("w-1", 2).kind("HOLD").build();
        append(Rows.posting()
                .journal(hold, other, end("CAPTURE", 3, hold).build())
                .open(Rows.wallet("w-1", 3, 0)));

        for (String kind : JournalRow.ENDS) {
            assertRefused(Rows.posting().journal(end(kind, 4, hold).build()));
        }
        assertRefused(Rows.posting()
                .journal(
                        end("RELEASE", 4, other).build(),
                        end("HOLD_EXPIRE", 5, other).build()));

        append(Rows.posting()
                .journal(
                        end("RELEASE", 4, hold).declined("HOLD_ENDED").build(),
                        end("REFUND", 5, hold).build(),
                        end("REFUND", 6, hold).build(),
                        end("RELEASE", 7, other).build()));
        assertThat(about(other.id())).extracting(JournalRow::kind).containsExactly("RELEASE");
    }

    private static JournalRowBuilder end(String kind, long number, JournalRow hold) {
        return Rows.transaction("w-1", number).kind(kind).about(hold.id());
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
        assertThat(lock(Set.of("w-1"), Set.of()).cards()).isEqualTo(Map.of(active.id(), active));
    }

    @Test
    void s07_a_card_that_goes_to_another_wallet_leaves_its_old_one_without() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1")));
        CardRow moved = Rows.activeCard("one", "w-2");
        CardRow next = Rows.activeCard("two", "w-1");

        appendLocking(Set.of("w-1", "w-2"), Rows.posting().change(moved));

        assertThat(lock(Set.of("w-1"), Set.of()).cards()).isEmpty();
        assertThat(lock(Set.of("w-2"), Set.of()).cards()).isEqualTo(Map.of(moved.id(), moved));
        append(Rows.posting().link(next));
        assertThat(lock(Set.of("w-1"), Set.of()).cards()).isEqualTo(Map.of(next.id(), next));
    }

    @Test
    void s07_two_cards_may_change_places_in_one_unit() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        append(Rows.posting().link(Rows.activeCard("one", "w-1"), Rows.activeCard("two", "w-2")));
        CardRow one = Rows.activeCard("one", "w-2");
        CardRow two = Rows.activeCard("two", "w-1");

        appendLocking(Set.of("w-1", "w-2"), Rows.posting().change(one, two));

        assertThat(lock(Set.of("w-1"), Set.of()).cards()).isEqualTo(Map.of(two.id(), two));
        assertThat(lock(Set.of("w-2"), Set.of()).cards()).isEqualTo(Map.of(one.id(), one));
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
        assertThat(houseAccounts("booth:B")).containsOnlyKeys("booth:B");
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

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
