package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.MINUTE;
import static com.minsapay.testkit.ContractRows.NOON;
import static com.minsapay.testkit.ContractRows.chargeAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.MinuteRow;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** S3: what was appended is found again, field by field. */
abstract class RowRules extends UnitRules {
    private static final UsageRow USED = new UsageRow(
            NOON - 1, Long.MAX_VALUE - 3, Optional.of(new LastChargeRow(new UUID(3, 4), "booth:b", 7, NOON + 1)));

    // S3: rows read back equal what was appended

    @Test
    void s03_a_transaction_reads_back_field_by_field() {
        JournalRow row = Rows.transaction("w-1", 7)
                .key("!\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .kind("CORRECTION")
                .after(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 2, Long.MAX_VALUE - 3)
                .happenedAt(0)
                .recordedAt(NOON + 1)
                .due(Long.MAX_VALUE)
                .operator("A.z_0-9")
                .card(Rows.cardId("one"))
                .details("REASON=떡볶이 두 번 \uD83D\uDE00\n\t\"quoted\" 'single' \\ % _ ; -- é")
                .transfer("suspense", "own:w-1", Long.MAX_VALUE)
                .transfer("fund:school", "grant:w-1:school", 1)
                .transfer("booth:b", "desk:d", 3)
                .transfer("own:w-1", "held:w-1", 4)
                .transfer("grant:w-1:school", "held-grant:w-1:school", 5)
                .transfer("iou:w-1", "booth:b", 6)
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

    /** Column by column: a store may write once what rows have in common. */
    @Test
    void s03_transactions_of_one_unit_that_differ_in_one_column_or_none_read_back() {
        openWallet("w-1", 0);
        UUID opening = LedgerSnapshot.of(store).journal().get(0).id();
        Map<String, Object> others = Map.ofEntries(
                Map.entry("kind", "GRANT"),
                Map.entry("status", "DAILY_LIMIT"),
                Map.entry("currency", "EUR"),
                Map.entry("ownAfter", 101L),
                Map.entry("grantedAfter", 102L),
                Map.entry("heldAfter", 103L),
                Map.entry("owedAfter", 104L),
                Map.entry("happenedAt", NOON + 105),
                Map.entry("recordedAt", NOON + 106),
                Map.entry("due", OptionalLong.of(NOON + 107)),
                Map.entry("operator", "another"),
                Map.entry("card", Optional.of(Rows.cardId("one"))),
                Map.entry("about", Optional.of(opening)),
                Map.entry("details", "REASON=another"),
                Map.entry("sealKey", "seal-2"));
        List<JournalRow> written = new ArrayList<>();
        others.forEach((column, value) -> {
            long number = written.size() + 2L;
            JournalRow usual = Rows.charge("w-1", number, "booth:b", 1);
            List<JournalRow> changed = LongStream.rangeClosed(number + 1, number + 3)
                    .mapToObj(next -> Rows.with(Rows.charge("w-1", next, "booth:b", 1), column, value))
                    .toList();
            append(Rows.posting().journal(usual, changed.get(0)));
            append(Rows.posting().journal(changed.get(1), changed.get(2)));
            written.add(usual);
            written.addAll(changed);
        });

        assertThat(LedgerSnapshot.of(store).journal().stream().skip(1))
                .extracting(row -> row.at(0))
                .isEqualTo(written);
    }

    @Test
    void s03_wallets_of_one_unit_that_differ_in_one_column_or_none_read_back() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        Map<String, Object> others = Map.of(
                "currency",
                "EUR",
                "own",
                101L,
                "held",
                102L,
                "owed",
                103L,
                "passes",
                "b1=s1",
                "closed",
                true,
                "usage",
                USED);
        others.forEach((column, value) -> {
            WalletRow usual = Rows.wallet("w-1", 2, 0);
            WalletRow other = Rows.with(Rows.wallet("w-2", 2, 0), column, value);
            for (WalletRow first : List.of(usual, Rows.with(usual, column, value))) {
                appendLocking(Set.of("w-1", "w-2"), Rows.posting().change(first, other));
                assertThat(LedgerSnapshot.of(store).wallets()).isEqualTo(List.of(first, other));
            }
        });
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
        WalletRow wallet = new WalletRow(
                "w-1",
                Rows.CURRENCY,
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE - 2,
                List.of(new GrantRow("A", 0, 9, NOON), Rows.grant("a", 5), new GrantRow("b", 7, 0, 0)),
                "b1=s1@5\nb2=s2",
                true,
                USED,
                1,
                Rows.bytes("seal"),
                Rows.bytes("mac"));

        append(Rows.posting().journal(Rows.opening("w-1")).open(wallet));

        assertThat(lock("w-1")).isEqualTo(wallet);
        assertThatView(view -> view.wallet("w-1")).isEqualTo(Optional.of(wallet));
        assertThat(LedgerSnapshot.of(store).wallets()).isEqualTo(List.of(wallet));
    }

    @Test
    void s03_what_a_wallet_remembers_of_its_payments_reads_back_as_it_was_written_last() {
        openWallet("w-1", 0);
        openWallet("w-2", 0);
        LastChargeRow later = new LastChargeRow(new UUID(-1, -2), "booth:B", 1, Long.MAX_VALUE);
        List<UsageRow> written = List.of(
                USED,
                new UsageRow(Long.MAX_VALUE, Long.MAX_VALUE, Optional.of(later)),
                new UsageRow(NOON, 0, Optional.of(later)),
                new UsageRow(NOON, 5, Optional.empty()),
                UsageRow.NONE);
        long number = 1;
        for (UsageRow usage : written) {
            number++;
            List<WalletRow> wallets = List.of(
                    Rows.with(Rows.wallet("w-1", number, 0), "usage", usage),
                    Rows.with(Rows.wallet("w-2", number, 0), "usage", written.get(written.size() + 1 - (int) number)));
            appendLocking(
                    Set.of("w-1", "w-2"),
                    Rows.posting()
                            .journal(
                                    Rows.transaction("w-1", number).build(),
                                    Rows.transaction("w-2", number).build())
                            .change(wallets.toArray(WalletRow[]::new)));

            assertThat(lock("w-1")).isEqualTo(wallets.get(0));
            assertThatView(view -> view.wallet("w-1")).isEqualTo(Optional.of(wallets.get(0)));
            assertThat(LedgerSnapshot.of(store).wallets()).isEqualTo(wallets);
        }
    }

    @Test
    void s03_a_changed_wallet_replaces_the_earlier_state_with_all_its_grants() {
        WalletRow opened = Rows.wallet("w-1", 1, 100, Rows.grant("a", 5), Rows.grant("b", 7));
        GrantRow held = new GrantRow("b", 7, 3, GrantRow.NEVER);
        WalletRow changed = Rows.with(
                Rows.with(
                        Rows.with(Rows.wallet("w-1", 2, 90, Rows.grant("a", 0), held, Rows.grant("c", 9)), "held", 6L),
                        "owed",
                        8L),
                "passes",
                "b1=s1");
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
        assertThat(houseAccounts("fund:school", "booth:none")).isEqualTo(Map.of("fund:school", fund));
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
                    return unit.lockHouse().orElseThrow();
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

        Map<String, JournalRow> recorded = recorded(row.key(), "unknown");

        long position = view(LedgerView::lastPosition);
        assertThat(position).isPositive();
        assertThat(recorded).isEqualTo(Map.of(row.key(), row.at(position)));
        assertThatView(view -> view.recorded("unknown")).isEqualTo(Optional.empty());
    }

    @Test
    void s03_a_charge_paid_from_a_grant_and_own_money_counts_as_one() {
        JournalRow split = Rows.transaction("w-1", 1)
                .kind("CHARGE")
                .transfer("grant:w-1:school", "booth:b", 30)
                .transfer("own:w-1", "booth:b", 20)
                .build();
        append(Rows.posting().journal(split).open(Rows.wallet("w-1")));

        assertThatView(view -> view.charges(0, Long.MAX_VALUE)).isEqualTo(List.of(new MinuteRow(NOON / MINUTE, 1, 50)));
        List<JournalRow> found = view(view -> view.account("booth:b", Long.MAX_VALUE, 10));
        assertThat(found).extracting(row -> row.at(0)).containsExactly(split);
    }

    @Test
    void s03_a_balance_is_what_was_credited_less_what_was_debited_and_zero_where_nothing_moved() {
        append(Rows.posting()
                .journal(
                        Rows.transaction(JournalRow.HOUSE, 1)
                                .transfer("desk:d", "booth:b", 5)
                                .transfer("booth:b", "desk:d", 2)
                                .transfer("booth:b", "suspense", 70)
                                .build(),
                        Rows.transaction(JournalRow.HOUSE, 2)
                                .transfer("suspense", "booth:b", 100)
                                .build(),
                        Rows.charge("w-1", 1, "booth:b", 1_000),
                        Rows.charge("w-1", 2, "booth:other", 10_000))
                .open(Rows.wallet("w-1", 2, 0)));

        assertThat(balances("booth:b", "desk:d", "suspense", "booth:never"))
                .isEqualTo(Map.of("booth:b", 1_033L, "desk:d", -3L, "suspense", -30L, "booth:never", 0L));
        assertThat(balances("booth:b")).isEqualTo(Map.of("booth:b", 1_033L));
        assertThat(balances()).isEmpty();
    }

    @Test
    void s03_originals_are_found_by_id_with_their_transfers_and_unknown_ones_are_absent() {
        JournalRow charge = Rows.charge("w-1", 1, "booth:b", 5);
        JournalRow declined = Rows.transaction("w-1", 2)
                .kind("CHARGE")
                .declined("NOT_ENOUGH_MONEY")
                .build();
        append(Rows.posting().journal(charge, declined).open(Rows.wallet("w-1", 2, 0)));
        UUID unknown = new UUID(0, 1);

        Map<UUID, JournalRow> found =
                store.transact(unit -> unit.originals(Set.of(charge.id(), declined.id(), unknown)));

        assertThat(found).containsOnlyKeys(charge.id(), declined.id());
        assertThat(found.values()).extracting(row -> row.at(0)).containsExactlyInAnyOrder(charge, declined);
    }

    @Test
    void s03_what_is_about_a_transaction_is_found_if_it_was_approved() {
        JournalRow charge = chargeAt("w-1", 1, NOON, 10);
        JournalRow other = chargeAt("w-1", 2, NOON, 20);
        JournalRow refund = refund("w-1", 3, charge, 4);
        JournalRow again = refund("w-1", 4, charge, 5);
        JournalRow ofOther = refund("w-1", 5, other, 1);
        JournalRow declined = Rows.transaction("w-1", 6)
                .kind("REFUND")
                .about(charge.id())
                .declined("ABOVE_WHAT_IS_LEFT")
                .build();
        append(Rows.posting()
                .journal(charge, other, refund, again, ofOther, declined)
                .open(Rows.wallet("w-1", 6, 0)));

        assertThat(about(charge.id())).extracting(row -> row.at(0)).containsExactlyInAnyOrder(refund, again);
        assertThat(about(refund.id())).isEmpty();
    }

    @Test
    void s03_captures_and_late_charges_are_payments_too_by_what_went_to_booths() {
        JournalRow capture = Rows.transaction("w-1", 1)
                .kind("CAPTURE")
                .transfer("held:w-1", "booth:b", 10)
                .transfer("held-grant:w-1:school", "booth:b", 20)
                .transfer("held:w-1", "own:w-1", 1_000)
                .build();
        JournalRow late = Rows.transaction("w-1", 2)
                .kind("LATE_CHARGE")
                .transfer("own:w-1", "booth:b", 40)
                .transfer("iou:w-1", "booth:b", 80)
                .build();
        JournalRow paidByAnother = Rows.transaction("w-1", 3)
                .kind("CHARGE")
                .transfer("suspense", "booth:b", 4_000)
                .transfer("sponsor:council", "booth:b", 1_000)
                .build();
        JournalRow hold = Rows.transaction("w-1", 4)
                .kind("HOLD")
                .transfer("own:w-1", "held:w-1", 300)
                .build();
        JournalRow refund = Rows.transaction("w-1", 5)
                .kind("REFUND")
                .about(late.id())
                .transfer("booth:b", "iou:w-1", 2)
                .transfer("booth:b", "fund:school", 4)
                .transfer("booth:b", "suspense", 600)
                .transfer("booth:b", "sponsor:council", 60)
                .build();
        append(Rows.posting()
                .journal(capture, late, paidByAnother, hold, refund)
                .open(Rows.wallet("w-1", 5, 0)));

        assertThatView(view -> view.charges(0, Long.MAX_VALUE))
                .isEqualTo(List.of(new MinuteRow(NOON / MINUTE, 3, 5_150)));
    }

    private static JournalRow refund(String wallet, long number, JournalRow charge, long amount) {
        return Rows.transaction(wallet, number)
                .kind("REFUND")
                .about(charge.id())
                .happenedAt(NOON + MINUTE)
                .transfer("booth:b", "own:" + wallet, amount)
                .build();
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

    private void assertReadsBack(JournalRow row) {
        assertThat(LedgerSnapshot.of(store).journal())
                .extracting(found -> found.at(0))
                .containsExactly(row);
        JournalRow stored = view(view -> view.recorded(row.key())).orElseThrow();
        assertThat(stored.at(0)).isEqualTo(row);
        assertThat(stored.position()).isPositive();
        assertThatView(view -> view.chain(row.chain(), Long.MAX_VALUE, 10)).isEqualTo(List.of(stored));
        assertThat(recorded(row.key())).isEqualTo(Map.of(row.key(), stored));
    }

    private static long positionOfFirst(LedgerSnapshot snapshot, String chain) {
        return snapshot.journal().stream()
                .filter(row -> row.chain().equals(chain))
                .findFirst()
                .orElseThrow()
                .position();
    }
}
