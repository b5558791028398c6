package com.minsapay.wallet;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTest {
    private static final Instant MIDNIGHT = NOON.minus(Duration.ofHours(12));
    private static final Instant NEXT_MIDNIGHT = NOON.plus(Duration.ofHours(12));
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId PAID = AccountId.booth(BOOTH);

    private final List<Transaction> journal = new ArrayList<>();
    private Usage usage = Usage.none(won(0));

    @Test
    void a_new_wallet_spent_nothing_and_has_no_last_charge() {
        assertThat(usage).isEqualTo(new Usage(Instant.EPOCH, won(0), Optional.empty()));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(0));
    }

    @ParameterizedTest
    @EnumSource(TransactionKind.class)
    void charges_captures_and_late_charges_are_spent_and_nothing_else_is(TransactionKind kind) {
        take(kind, NOON, MIDNIGHT, pay(300));
        boolean pays = EnumSet.of(TransactionKind.CHARGE, TransactionKind.CAPTURE, TransactionKind.LATE_CHARGE)
                .contains(kind);
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(pays ? 300 : 0));
        assertThat(usage.day()).isEqualTo(pays ? MIDNIGHT : Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(TransactionKind.class)
    void the_last_charge_is_a_charge_and_none_of_what_else_pays(TransactionKind kind) {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        Optional<PastCharge> before = usage.lastCharge();
        take(kind, NOON.plusSeconds(1), MIDNIGHT, new Transfer(OWN, AccountId.booth(OTHER_BOOTH), won(40)));
        assertThat(before).contains(new PastCharge(id(1), PAID, won(300), NOON));
        assertThat(usage.lastCharge())
                .isEqualTo(
                        kind == TransactionKind.CHARGE
                                ? Optional.of(new PastCharge(
                                        id(2), AccountId.booth(OTHER_BOOTH), won(40), NOON.plusSeconds(1)))
                                : before);
    }

    @ParameterizedTest
    @EnumSource(TransactionKind.class)
    void what_was_declined_changes_nothing(TransactionKind kind) {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        Usage before = usage;
        take(
                transaction(kind, NOON.plusSeconds(1), Optional.of(DeclineReason.NOT_ENOUGH_MONEY), Optional.of(1)),
                MIDNIGHT);
        assertThat(usage).isEqualTo(before);
    }

    @Test
    void what_the_wallet_pays_counts_from_whichever_part_and_what_others_pay_does_not() {
        take(
                TransactionKind.LATE_CHARGE,
                NOON,
                MIDNIGHT,
                new Transfer(AccountId.grant(WALLET, FUND), PAID, won(1)),
                new Transfer(OWN, PAID, won(2)),
                new Transfer(AccountId.iou(WALLET), PAID, won(4)));
        take(
                TransactionKind.CAPTURE,
                NOON,
                MIDNIGHT,
                new Transfer(AccountId.held(WALLET), PAID, won(8)),
                new Transfer(AccountId.heldGrant(WALLET, FUND), PAID, won(16)),
                new Transfer(AccountId.held(WALLET), OWN, won(1_000)));
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, new Transfer(AccountId.sponsor(SPONSOR), PAID, won(5_000)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(31));
        assertThat(usage.lastCharge()).contains(new PastCharge(id(3), PAID, won(5_000), NOON));
    }

    @Test
    void a_charge_paid_from_two_parts_is_remembered_as_one() {
        take(
                TransactionKind.CHARGE,
                NOON,
                MIDNIGHT,
                new Transfer(AccountId.grant(WALLET, FUND), PAID, won(30)),
                new Transfer(OWN, PAID, won(20)));
        assertThat(usage).isEqualTo(new Usage(MIDNIGHT, won(50), Optional.of(charge(1, 50, NOON))));
    }

    @Test
    void a_day_ends_at_midnight_and_the_last_charge_does_not() {
        take(TransactionKind.CHARGE, NEXT_MIDNIGHT.minusNanos(1_000), MIDNIGHT, pay(300));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(300));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(0));

        take(TransactionKind.CAPTURE, NEXT_MIDNIGHT, NEXT_MIDNIGHT, pay(7));
        assertThat(usage)
                .isEqualTo(
                        new Usage(NEXT_MIDNIGHT, won(7), Optional.of(charge(1, 300, NEXT_MIDNIGHT.minusNanos(1_000)))));
    }

    @Test
    void a_late_charge_counts_in_the_day_it_happened_in_or_not_at_all() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        take(TransactionKind.LATE_CHARGE, MIDNIGHT, MIDNIGHT, pay(40));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(340));

        take(TransactionKind.LATE_CHARGE, NEXT_MIDNIGHT.minusNanos(1_000), NEXT_MIDNIGHT, pay(5));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(0));
        take(TransactionKind.CHARGE, NEXT_MIDNIGHT, NEXT_MIDNIGHT, pay(6));
        take(TransactionKind.LATE_CHARGE, NEXT_MIDNIGHT.minusNanos(1_000), NEXT_MIDNIGHT, pay(5));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(6));
    }

    @Test
    void a_refund_of_the_same_day_gives_back_what_the_wallet_and_its_funds_got() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(1_000));
        refund(
                1,
                MIDNIGHT,
                new Transfer(PAID, AccountId.iou(WALLET), won(1)),
                new Transfer(PAID, OWN, won(2)),
                new Transfer(PAID, AccountId.grant(WALLET, FUND), won(4)),
                new Transfer(PAID, AccountId.fund(FUND), won(8)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(985));
        refund(1, MIDNIGHT, new Transfer(PAID, AccountId.sponsor(SPONSOR), won(100)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(985));
        refund(1, MIDNIGHT, new Transfer(PAID, OWN, won(985)));
        assertThat(usage).isEqualTo(new Usage(MIDNIGHT, won(0), Optional.of(charge(1, 1_000, NOON))));
    }

    @Test
    void a_refund_of_yesterdays_charge_gives_today_nothing_back() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        refund(1, NEXT_MIDNIGHT, new Transfer(PAID, OWN, won(100)));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(0));

        take(TransactionKind.CHARGE, NEXT_MIDNIGHT, NEXT_MIDNIGHT, pay(50));
        refund(1, NEXT_MIDNIGHT, new Transfer(PAID, OWN, won(100)));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(50));
    }

    @Test
    void a_day_that_a_clock_ahead_began_is_kept_by_clocks_behind() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(1));
        take(TransactionKind.CHARGE, NEXT_MIDNIGHT, NEXT_MIDNIGHT, pay(2));
        take(TransactionKind.CHARGE, NOON.plusSeconds(1), MIDNIGHT, pay(4));
        assertThat(usage).isEqualTo(new Usage(NEXT_MIDNIGHT, won(6), Optional.of(charge(3, 4, NOON.plusSeconds(1)))));
        assertThat(usage.spentOn(MIDNIGHT))
                .as("what was spent before the jump is forgotten")
                .isEqualTo(won(6));
        assertThat(usage.spentOn(NEXT_MIDNIGHT)).isEqualTo(won(6));
    }

    @Test
    void a_day_that_a_clock_ahead_began_gets_back_only_what_is_surely_of_it() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(1));
        take(TransactionKind.CHARGE, NEXT_MIDNIGHT, NEXT_MIDNIGHT, pay(2));
        take(TransactionKind.CHARGE, NOON.plusSeconds(1), MIDNIGHT, pay(4));
        refund(1, MIDNIGHT, new Transfer(PAID, OWN, won(1)));
        refund(3, MIDNIGHT, new Transfer(PAID, OWN, won(4)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(6));
        refund(2, MIDNIGHT, new Transfer(PAID, OWN, won(2)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(4));
    }

    @Test
    void a_day_more_than_two_days_ahead_is_not_waited_for() {
        for (Duration ahead : List.of(Duration.ofDays(2).plusNanos(1_000), Duration.ofDays(400))) {
            usage = new Usage(MIDNIGHT.plus(ahead), won(2), Optional.empty());
            assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(0));
            take(TransactionKind.CAPTURE, NOON, MIDNIGHT, pay(4));
            assertThat(usage).isEqualTo(new Usage(MIDNIGHT, won(4), Optional.empty()));
        }
        usage = new Usage(MIDNIGHT.plus(Duration.ofDays(2)), won(2), Optional.empty());
        take(TransactionKind.CAPTURE, NOON, MIDNIGHT, pay(4));
        assertThat(usage).isEqualTo(new Usage(MIDNIGHT.plus(Duration.ofDays(2)), won(6), Optional.empty()));
    }

    @Test
    void a_refund_of_what_a_clock_too_far_ahead_had_counted_gives_the_true_day_nothing_back() {
        Duration ahead = Duration.ofDays(3);
        take(TransactionKind.CHARGE, NOON.plus(ahead), MIDNIGHT.plus(ahead), pay(300));
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(20));
        refund(1, MIDNIGHT, new Transfer(PAID, OWN, won(100)));
        assertThat(usage.spentOn(MIDNIGHT)).isEqualTo(won(20));

        Duration dayBefore = Duration.ofDays(2);
        take(TransactionKind.CHARGE, NOON.plus(dayBefore), MIDNIGHT.plus(dayBefore), pay(30));
        refund(1, MIDNIGHT.plus(dayBefore), new Transfer(PAID, OWN, won(100)));
        assertThat(usage.spentOn(MIDNIGHT.plus(dayBefore))).isEqualTo(won(30));
    }

    @Test
    void a_refund_of_what_a_changed_zone_left_out_of_its_day_ends_at_zero() {
        Instant otherMidnight = NOON.minusSeconds(60);
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        take(TransactionKind.CHARGE, NOON, otherMidnight, pay(20));
        refund(1, otherMidnight, new Transfer(PAID, OWN, won(300)));
        assertThat(usage.spentOn(otherMidnight)).isEqualTo(won(0));
    }

    @Test
    void an_original_is_looked_for_only_for_a_refund() {
        take(TransactionKind.CHARGE, NOON, MIDNIGHT, pay(300));
        Transaction capture = transaction(TransactionKind.CAPTURE, NOON, Optional.empty(), Optional.of(1), pay(1));
        assertThat(usage.after(capture, MIDNIGHT, id -> {
                            throw new AssertionError("asked for " + id);
                        })
                        .spent())
                .isEqualTo(won(301));
    }

    @Test
    void what_cannot_have_been_spent_or_charged_is_refused() {
        assertThatThrownBy(() -> new Usage(MIDNIGHT, won(-1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what a wallet spent must not be below zero, was KRW -1");
        assertThatThrownBy(() -> new PastCharge(id(1), OWN, won(1), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a charge must pay a booth, was own:w-1");
        assertThatThrownBy(() -> new PastCharge(id(1), PAID, won(0), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a charge's amount must be positive, was KRW 0");
        Usage full = new Usage(MIDNIGHT, Money.won(Long.MAX_VALUE), Optional.empty());
        Transaction more = transaction(TransactionKind.CHARGE, NOON, Optional.empty(), Optional.empty(), pay(1));
        assertThatThrownBy(() -> full.after(more, MIDNIGHT, this::original)).isInstanceOf(ArithmeticException.class);
    }

    private static PastCharge charge(int number, long amount, Instant at) {
        return new PastCharge(id(number), PAID, won(amount), at);
    }

    private static Transfer pay(long amount) {
        return new Transfer(OWN, PAID, won(amount));
    }

    private void refund(int payment, Instant startOfDay, Transfer... transfers) {
        take(
                transaction(
                        TransactionKind.REFUND,
                        NEXT_MIDNIGHT.plusSeconds(5),
                        Optional.empty(),
                        Optional.of(payment),
                        transfers),
                startOfDay);
    }

    private void take(TransactionKind kind, Instant happenedAt, Instant startOfDay, Transfer... transfers) {
        take(transaction(kind, happenedAt, Optional.empty(), Optional.empty(), transfers), startOfDay);
    }

    private void take(Transaction transaction, Instant startOfDay) {
        usage = usage.after(transaction, startOfDay, this::original);
        journal.add(transaction);
    }

    private static TransactionId id(int number) {
        return new TransactionId(new UUID(0, number));
    }

    private Optional<Transaction> original(TransactionId id) {
        return journal.stream()
                .filter(transaction -> transaction.id().equals(id))
                .findFirst();
    }

    private Transaction transaction(
            TransactionKind kind,
            Instant happenedAt,
            Optional<DeclineReason> declined,
            Optional<Integer> about,
            Transfer... transfers) {
        int number = journal.size() + 1;
        return new Transaction(
                id(number),
                kind,
                declined,
                Optional.of(WALLET),
                number,
                key("k" + number),
                KRW,
                List.of(transfers),
                Optional.empty(),
                happenedAt,
                NOON,
                KIM,
                Optional.empty(),
                about.map(UsageTest::id),
                Map.of());
    }
}
