package com.minsapay;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import com.minsapay.policy.Policy;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.UsageRow;
import com.minsapay.spi.WalletRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a wallet's row remembers, through the front door: the day's limit and the double-tap question. */
class UsageInWalletTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-05-16T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final LedgerStore store = MinsaPay.inMemoryStore();
    private Instant now = NOON;
    private int keys;
    private MinsaPay pay = open(ZoneOffset.UTC);

    private MinsaPay open(ZoneId zone) {
        return MinsaPay.builder(store, keys())
                .policy(Policy.builder(KRW, zone)
                        .dailySpendingLimit(won(1_000))
                        .doubleTapWindow(WINDOW)
                        .build())
                .clock(() -> now)
                .build();
    }

    @BeforeEach
    void fill() {
        approved(pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM)));
        approved(pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM)));
        approved(pay.openWallet(new OpenWalletRequest(key(), WALLET, Optional.empty(), Optional.empty(), KIM)));
        approved(pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(9_000), KIM)));
    }

    @AfterEach
    void verify() {
        assertThat(pay.verify().findings()).isEmpty();
        pay.close();
    }

    @Test
    void every_other_transaction_of_the_wallet_leaves_what_it_remembers() {
        charge(600);
        UsageRow before = row().usage();
        approved(pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(WALLET), won(1), KIM)));
        approved(pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), won(1), KIM)));
        assertAboveLimit(401);
        assertThat(row().usage()).isEqualTo(before);
        assertThat(row().number()).isEqualTo(6);
    }

    @Test
    void a_program_that_starts_anew_remembers_too() {
        charge(300);
        pay = open(ZoneOffset.UTC);
        assertAboveLimit(701);
        assertAsked(300);
        charge(700);
    }

    @Test
    void a_refund_gives_the_day_its_money_back_and_the_next_day_nothing() {
        Outcome.Approved first = charge(1_000);
        approved(pay.refund(RefundRequest.part(key(), first.receipt().transaction(), won(300), KIM)));
        assertAboveLimit(301);
        now = MIDNIGHT;
        charge(1_000);
        approved(pay.refund(RefundRequest.full(key(), first.receipt().transaction(), KIM)));
        assertAboveLimit(1);
    }

    @Test
    void a_late_charge_of_yesterday_is_not_of_today() {
        now = MIDNIGHT.plusSeconds(1);
        charge(600);
        approved(pay.chargeLate(
                LateChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(5_000), MIDNIGHT.minusNanos(1_000), KIM)));
        assertAboveLimit(401);
        approved(pay.chargeLate(LateChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(300), MIDNIGHT, KIM)));
        assertAboveLimit(101);
        charge(100);
    }

    @Test
    void the_last_charge_is_the_last_of_the_chain_also_after_a_clock_was_set_back() {
        charge(200);
        now = NOON.minus(WINDOW);
        assertAsked(200);
        charge(300);
        now = NOON;
        assertAsked(300);
        assertNotAsked(200);
        now = now.plus(WINDOW).plusNanos(1_000);
        assertNotAsked(200);
    }

    @Test
    void a_clock_that_was_a_day_ahead_does_not_double_the_days_limit() {
        now = MIDNIGHT.plusSeconds(5);
        charge(600);
        now = NOON;
        assertAboveLimit(401);
        charge(400);
        now = MIDNIGHT.plusSeconds(9);
        assertAboveLimit(1);
        now = MIDNIGHT.plus(Duration.ofDays(1));
        charge(1_000);
    }

    @Test
    void a_clock_that_was_a_year_ahead_does_not_limit_a_year_to_one_day() {
        now = MIDNIGHT.plus(Duration.ofDays(365));
        charge(1_000);
        now = NOON;
        charge(1_000);
        assertAboveLimit(1);
        now = MIDNIGHT;
        charge(1_000);
    }

    @Test
    void a_policy_in_another_zone_keeps_the_sum_until_a_day_begins_after_the_one_it_is_of() {
        charge(600);
        pay = open(ZoneId.of("Asia/Seoul"));
        assertAboveLimit(401);
        charge(400);
        now = Instant.parse("2026-05-15T15:00:00Z");
        charge(1_000);
        pay = open(ZoneOffset.UTC);
        assertAboveLimit(1);
    }

    static Stream<UsageRow> altered() {
        LastChargeRow charge = new LastChargeRow(new UUID(0, 5), "booth:tteokbokki", 600, 1);
        return Stream.of(
                UsageRow.NONE,
                new UsageRow(0, 0, Optional.of(charge)),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "booth", "desk:main"))),
                new UsageRow(0, 0, Optional.of(RowChange.with(charge, "amount", 1L))));
    }

    @ParameterizedTest
    @MethodSource("altered")
    void i07_what_somebody_wrote_into_the_row_is_refused_by_the_next_charge(UsageRow altered) {
        charge(600);
        WalletRow honest = row();
        RowChange.put(store, RowChange.with(honest, "usage", altered));
        ChargeRequest charge = request(1);
        assertThatThrownBy(() -> pay.charge(charge)).isInstanceOf(LedgerCorruptException.class);
        assertThat(pay.verify().findings()).hasSize(1);
        RowChange.put(store, honest);
        assertThat(pay.charge(charge)).isInstanceOf(Outcome.Approved.class);
    }

    private Outcome.Approved charge(long amount) {
        Outcome outcome = pay.charge(request(amount));
        approved(outcome);
        return (Outcome.Approved) outcome;
    }

    private void assertAboveLimit(long amount) {
        assertThat(pay.charge(request(amount)))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.ABOVE_DAILY_LIMIT, Optional.empty(), Optional.of(won(1_000))));
    }

    private void assertAsked(long amount) {
        assertThat(pay.charge(request(amount)))
                .isInstanceOfSatisfying(
                        Outcome.Asked.class,
                        asked -> assertThat(asked.question()).isInstanceOf(Question.LikelyDoubleTap.class));
    }

    private void assertNotAsked(long amount) {
        charge(amount);
    }

    private ChargeRequest request(long amount) {
        return ChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(amount), KIM);
    }

    private WalletRow row() {
        try (LedgerView view = store.view()) {
            return view.wallet(WALLET.value()).orElseThrow();
        }
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys++);
    }
}
