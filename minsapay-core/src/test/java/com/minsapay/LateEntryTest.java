package com.minsapay;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.keys;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.charge.LateChargeRequest;
import com.minsapay.charge.RefundRequest;
import com.minsapay.desk.ReverseTopUpRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.Policy;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.CloseWalletRequest;
import com.minsapay.registry.LinkCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.report.DeclinedLateCharge;
import com.minsapay.report.Iou;
import com.minsapay.report.Period;
import com.minsapay.request.Request;
import com.minsapay.request.WalletRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales that are entered late and top-ups that are taken back, through the front door. */
class LateEntryTest {
    private static final Period DAY = new Period(NOON.minus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(12)));

    private Instant now = NOON;
    private int keys;
    private final MinsaPay pay = MinsaPay.builder(MinsaPay.inMemoryStore(), keys())
            .policy(Policy.builder(KRW, ZoneOffset.UTC)
                    .dailySpendingLimit(won(1_000))
                    .build())
            .clock(() -> now)
            .build();

    @BeforeEach
    void open() {
        pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        pay.openWallet(new OpenWalletRequest(key(), WALLET, Optional.of(CARD), Optional.empty(), KIM));
        pay.openWallet(new OpenWalletRequest(key(), OTHER_WALLET, Optional.empty(), Optional.empty(), KIM));
        topUp(WALLET, 300);
        now = NOON.plusSeconds(3_600);
    }

    @AfterEach
    void close() {
        assertThat(pay.verify().findings()).isEmpty();
        pay.close();
    }

    @Test
    void what_the_wallet_does_not_have_it_owes_until_money_comes_in() {
        Outcome outcome = pay.chargeLate(late(CARD, 500, NOON.plusSeconds(60)));
        assertThat(outcome.message(Locale.KOREAN)).isEqualTo("나중에 입력한 500원 결제를 처리했습니다. 남은 외상 200원, 잔액 0원.");
        assertThat(outcome.message(Locale.ENGLISH)).isEqualTo("₩500 paid late. The wallet owes ₩200. Balance ₩0.");
        TransactionId late = id(outcome);
        assertThat(balance(WALLET)).isEqualTo(new Balance(won(0), won(0), won(0), won(200)));
        assertThat(pay.ious()).extracting(Iou::wallet, Iou::owed).containsExactly(tuple(WALLET, won(200)));
        assertThat(transaction(late).happenedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(transaction(late).recordedAt()).isEqualTo(now);

        pay.refund(RefundRequest.part(key(), late, won(50), KIM));
        assertThat(balance(WALLET).owed()).isEqualTo(won(150));
        topUp(WALLET, 200);
        assertThat(balance(WALLET)).isEqualTo(new Balance(won(50), won(0)));
        assertThat(pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), won(51), KIM)))
                .isEqualTo(new Outcome.Declined(DeclineReason.NOT_ENOUGH_MONEY, Optional.of(won(1)), Optional.empty()));
        assertThat(pay.ious()).isEmpty();
    }

    @Test
    void i04_the_same_sale_again_is_one_sale_and_another_instant_is_another_request() {
        LateChargeRequest late = late(CARD, 500, NOON.plusSeconds(60));
        Outcome first = pay.chargeLate(late);
        assertThat(pay.chargeLate(late)).isEqualTo(first);
        assertThat(balance(WALLET).owed()).isEqualTo(won(200));
        LateChargeRequest other = LateChargeRequest.of(
                late.key(), late.booth(), late.payer(), late.amount(), NOON.plusSeconds(61), late.operator());
        assertThat(catchThrowable(() -> pay.chargeLate(other))).isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void i09_the_card_pays_from_the_wallet_that_it_was_of_when_it_was_tapped() {
        pay.blockCard(new BlockCardRequest(key(), CARD, KIM));
        Instant blocked = now;
        now = now.plusSeconds(60);
        pay.linkCard(new LinkCardRequest(key(), CARD, OTHER_WALLET, KIM));
        Instant linkedAgain = now;
        now = now.plusSeconds(60);

        pay.chargeLate(late(CARD, 10, blocked.minusNanos(1_000)));
        assertThat(balance(WALLET)).isEqualTo(new Balance(won(290), won(0)));
        pay.chargeLate(late(CARD, 10, linkedAgain));
        assertThat(balance(OTHER_WALLET).owed()).isEqualTo(won(10));
        Request between = late(CARD, 10, linkedAgain.minusNanos(1_000));
        assertThat(pay.chargeLate((LateChargeRequest) between)).isEqualTo(declined(DeclineReason.CARD_NOT_ACTIVE_THEN));
        Request unknown = late(OTHER_CARD, 10, NOON);
        assertThat(pay.chargeLate((LateChargeRequest) unknown)).isEqualTo(declined(DeclineReason.UNKNOWN_CARD));

        assertThat(pay.declinedLateCharges(DAY))
                .extracting(sale -> sale.transaction().key(), DeclinedLateCharge::booth, DeclinedLateCharge::amount)
                .containsExactly(
                        tuple(unknown.key(), AccountId.booth(BOOTH), won(10)),
                        tuple(between.key(), AccountId.booth(BOOTH), won(10)));
        assertThat(pay.declinedLateCharges(new Period(NOON.plusNanos(1_000), linkedAgain)))
                .extracting(sale -> sale.transaction().key(), DeclinedLateCharge::booth, DeclinedLateCharge::amount)
                .containsExactly(tuple(between.key(), AccountId.booth(BOOTH), won(10)));
    }

    @Test
    void what_lies_in_the_future_can_be_entered_under_the_same_key_once_it_has_happened() {
        LateChargeRequest early = late(CARD, 10, now.plusSeconds(5));
        assertThat(pay.chargeLate(early)).isEqualTo(declined(DeclineReason.NOT_HAPPENED_YET));
        assertThat(pay.declinedLateCharges(DAY)).isEmpty();
        now = now.plusSeconds(5);
        assertThat(pay.chargeLate(early)).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void it_counts_as_spending_of_the_day_that_it_happened_on() {
        topUp(WALLET, 2_000);
        now = NOON.plus(Duration.ofDays(1));
        pay.chargeLate(late(CARD, 900, NOON.plusSeconds(1)));
        assertThat(charge(950)).isInstanceOf(Outcome.Approved.class);
        pay.chargeLate(late(CARD, 40, now));
        assertThat(charge(11))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.ABOVE_DAILY_LIMIT, Optional.empty(), Optional.of(won(1_000))));
        assertThat(charge(10)).isInstanceOf(Outcome.Approved.class);
    }

    @Test
    void a_wallet_that_was_closed_meanwhile_owes_all_of_it() {
        pay.closeWallet(new CloseWalletRequest(key(), WalletRef.of(WALLET), Optional.of(DESK), KIM));
        now = now.plusSeconds(1);
        assertThat(pay.chargeLate(late(CARD, 70, now.minusSeconds(2)))).isInstanceOf(Outcome.Approved.class);
        assertThat(pay.chargeLate(late(CARD, 70, now.minusSeconds(1))))
                .isEqualTo(declined(DeclineReason.CARD_NOT_ACTIVE_THEN));
        assertThat(pay.ious()).extracting(Iou::wallet, Iou::owed).containsExactly(tuple(WALLET, won(70)));
    }

    @Test
    void a_mistyped_top_up_is_taken_back_once_and_what_was_spent_is_owed() {
        TransactionId mistyped = id(topUp(OTHER_WALLET, 50_000));
        pay.chargeLate(LateChargeRequest.of(key(), BOOTH, WalletRef.of(OTHER_WALLET), won(800), now, KIM));

        IdempotencyKey key = key();
        assertThat(pay.reverseTopUp(ReverseTopUpRequest.of(key, mistyped, KIM)))
                .isEqualTo(new Outcome.Declined(DeclineReason.NEEDS_APPROVAL, Optional.of(won(800)), Optional.empty()));
        Outcome approved = pay.reverseTopUp(new ReverseTopUpRequest(key, mistyped, KIM, Optional.of(LEE)));
        assertThat(approved.message(Locale.KOREAN)).isEqualTo("충전 50,000원 취소했습니다. 남은 외상 800원.");
        assertThat(balance(OTHER_WALLET)).isEqualTo(new Balance(won(0), won(0), won(0), won(800)));
        assertThat(pay.reverseTopUp(new ReverseTopUpRequest(key(), mistyped, KIM, Optional.of(LEE))))
                .isEqualTo(declined(DeclineReason.ALREADY_REVERSED));
        assertThat(topUp(OTHER_WALLET, 5_000).message(Locale.ENGLISH))
                .isEqualTo("₩5,000 topped up; ₩800 of it repaid what the wallet owed. Balance ₩4,200.");
        assertThat(balance(OTHER_WALLET)).isEqualTo(new Balance(won(4_200), won(0)));
        assertThat(pay.dayClose().isProven()).isTrue();
    }

    private Outcome topUp(WalletId wallet, long amount) {
        return pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(wallet), won(amount), KIM));
    }

    private Outcome charge(long amount) {
        return pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(WALLET), won(amount), KIM));
    }

    private LateChargeRequest late(CardId card, long amount, Instant at) {
        return LateChargeRequest.of(key(), BOOTH, WalletRef.of(card), won(amount), at, KIM);
    }

    private Balance balance(WalletId wallet) {
        return pay.wallet(wallet).orElseThrow().balance();
    }

    private Transaction transaction(TransactionId id) {
        return pay.statement(WALLET, OptionalLong.empty(), 100).orElseThrow().transactions().stream()
                .filter(transaction -> transaction.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static TransactionId id(Outcome outcome) {
        return ((Outcome.Approved) outcome).receipt().transaction();
    }

    private static Outcome declined(DeclineReason reason) {
        return new Outcome.Declined(reason, Optional.empty(), Optional.empty());
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }
}
