package com.minsapay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.BoothId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.CardId;
import com.minsapay.card.CardUid;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.crypto.MacKey;
import com.minsapay.desk.CountRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Question;
import com.minsapay.registry.BlockCardRequest;
import com.minsapay.registry.OpenAccountRequest;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.registry.ReplaceCardRequest;
import com.minsapay.request.WalletRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A festival's first day through the front door. */
class FirstDayTest {
    private static final OperatorId KIM = OperatorId.of("kim");
    private static final OperatorId LEE = OperatorId.of("lee");
    private static final BoothId BOOTH = BoothId.of("tteokbokki");
    private static final DeskId DESK = DeskId.of("main");
    private static final FundId FUND = FundId.of("school");
    private static final WalletId WALLET = WalletId.of("w-1");
    private static final CardUid UID = CardUid.ofHex("CAFEBABE");

    private final MinsaPay pay = MinsaPay.builder(
                    MinsaPay.inMemoryStore(),
                    Keys.of(MacKey.of("seal-1", MacKey.randomSecret()), MacKey.of("card-1", MacKey.randomSecret())))
            .build();
    private final CardId card = pay.read(UID);
    private int keys;

    @BeforeEach
    void open() {
        pay.openAccount(OpenAccountRequest.booth(key(), BOOTH, "떡볶이", KIM));
        pay.openAccount(OpenAccountRequest.desk(key(), DESK, "데스크", KIM));
        pay.openAccount(OpenAccountRequest.fund(key(), FUND, "School", Optional.empty(), KIM));
        approved(pay.openWallet(new OpenWalletRequest(
                key(),
                WALLET,
                Optional.of(card),
                Optional.of(new OpenWalletRequest.GrantOf(FUND, Money.won(7_000))),
                KIM)));
        approved(pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(card), Money.won(10_000), KIM)));
    }

    @AfterEach
    void everyBookProvesItself() {
        assertThat(pay.verify().findings()).isEmpty();
        assertThat(pay.trialBalance().sum().isZero()).isTrue();
        pay.close();
    }

    @Test
    void a_charge_spends_the_grant_first() {
        approved(pay.charge(charge(key(), 8_000)));

        assertThat(pay.wallet(WALLET).orElseThrow().own()).isEqualTo(Money.won(9_000));
        assertThat(pay.wallet(WALLET).orElseThrow().balance().granted()).isEqualTo(Money.won(0));
        assertThat(pay.statement(AccountId.booth(BOOTH), OptionalLong.empty(), 10)
                        .orElseThrow()
                        .balance())
                .isEqualTo(Money.won(8_000));
    }

    @Test
    void a_repeated_key_gets_an_equal_answer_and_moves_no_money_again() {
        IdempotencyKey key = key();
        Outcome first = pay.charge(charge(key, 3_000));

        assertThat(pay.charge(charge(key, 3_000))).isEqualTo(first);
        assertThat(balance()).isEqualTo(Money.won(14_000));
        assertThatThrownBy(() -> pay.charge(charge(key, 4_000))).isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void a_decline_is_an_answer_and_stays_one() {
        IdempotencyKey key = key();
        Outcome declined = pay.charge(charge(key, 20_000));

        assertThat(declined)
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.NOT_ENOUGH_MONEY, Optional.of(Money.won(3_000)), Optional.empty()));
        assertThat(declined.message(Locale.KOREAN)).isEqualTo("잔액이 3,000원 부족합니다.");
        pay.topUp(TopUpRequest.of(key(), DESK, WalletRef.of(card), Money.won(10_000), KIM));
        assertThat(pay.charge(charge(key, 20_000))).isEqualTo(declined);
    }

    @Test
    void a_second_tap_is_asked_about_and_goes_through_when_confirmed() {
        approved(pay.charge(charge(key(), 3_000)));
        ChargeRequest again = charge(key(), 3_000);

        Outcome.Asked asked = (Outcome.Asked) pay.charge(again);
        assertThat(asked.question()).isInstanceOf(Question.LikelyDoubleTap.class);
        assertThat(balance()).isEqualTo(Money.won(14_000));

        approved(pay.charge(again.confirmed(asked.question().confirmation())));
        assertThat(balance()).isEqualTo(Money.won(11_000));
    }

    @Test
    void a_card_number_is_no_amount_and_is_not_recorded() {
        IdempotencyKey key = key();
        Outcome refused = pay.topUp(TopUpRequest.of(key, DESK, WalletRef.of(card), Money.won(0xCAFEBABEL), KIM));

        assertThat(refused)
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.AMOUNT_IS_A_CARD_NUMBER, Optional.empty(), Optional.empty()));
        approved(pay.topUp(TopUpRequest.of(key, DESK, WalletRef.of(card), Money.won(1_000), KIM)));
    }

    @Test
    void a_grant_is_never_withdrawn() {
        Outcome declined =
                pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), Money.won(17_000), KIM));
        assertThat(declined)
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.NOT_ENOUGH_MONEY, Optional.of(Money.won(7_000)), Optional.empty()));
        approved(pay.withdraw(new WithdrawalRequest(key(), DESK, WalletRef.of(WALLET), Money.won(10_000), KIM)));
    }

    @Test
    void a_blocked_or_replaced_card_never_pays() {
        CardId other = pay.read(CardUid.ofHex("04A2B3C4D5E6F7"));
        approved(pay.replaceCard(new ReplaceCardRequest(key(), WALLET, other, KIM)));
        assertThat(pay.charge(charge(key(), 1_000)))
                .isEqualTo(new Outcome.Declined(DeclineReason.CARD_REPLACED, Optional.empty(), Optional.empty()));
        approved(pay.blockCard(new BlockCardRequest(key(), other, KIM)));
        assertThat(pay.charge(ChargeRequest.of(key(), BOOTH, WalletRef.of(other), Money.won(1_000), KIM)))
                .isEqualTo(new Outcome.Declined(DeclineReason.CARD_BLOCKED, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_correction_needs_two_people_and_stays_above_zero() {
        AccountId own = AccountId.own(WALLET);
        List<Transfer> back = List.of(new Transfer(own, AccountId.suspense(), Money.won(10_000)));
        approved(pay.correct(new CorrectionRequest(key(), back, "typed twice", KIM, LEE)));
        assertThat(pay.correct(new CorrectionRequest(key(), back, "typed twice", KIM, LEE)))
                .isEqualTo(new Outcome.Declined(DeclineReason.BELOW_ZERO, Optional.empty(), Optional.empty()));
        assertThat(pay.trialBalance().balances()).containsEntry(AccountKind.SUSPENSE, Money.won(10_000));
    }

    @Test
    void an_evening_ends_with_counted_tills_and_paid_booths() {
        DeskId gate = DeskId.of("gate");
        approved(pay.openAccount(OpenAccountRequest.desk(key(), gate, "정문", KIM)));
        approved(pay.bringFloat(new FloatRequest(key(), DESK, Money.won(50_000), KIM)));
        approved(pay.transfer(new DeskTransferRequest(key(), DESK, gate, Money.won(20_000), KIM)));
        approved(pay.charge(charge(key(), 8_000)));
        CountRequest count = new CountRequest(key(), DESK, Money.won(39_500), LEE);
        Outcome counted = pay.count(count);
        approved(pay.drop(new DropRequest(key(), DESK, Money.won(39_500), KIM)));
        approved(pay.payOut(PayoutRequest.full(key(), BOOTH, KIM)));

        assertThat(counted.message(Locale.ENGLISH)).isEqualTo("₩39,500 counted: ₩500 short.");
        assertThat(pay.count(count)).isEqualTo(counted);
        assertThat(pay.payOut(PayoutRequest.full(key(), BOOTH, KIM)))
                .isEqualTo(new Outcome.Declined(
                        DeclineReason.MORE_THAN_OWED, Optional.empty(), Optional.of(Money.won(0))));
        assertThat(cashIn(AccountId.desk(DESK))).isEqualTo(Money.won(0));
        assertThat(cashIn(AccountId.desk(gate))).isEqualTo(Money.won(20_000));
        assertThat(cashIn(AccountId.safe())).isEqualTo(Money.won(39_500 - 50_000 - 8_000));
        assertThat(cashIn(AccountId.overShort()).negated()).isEqualTo(Money.won(-500));
    }

    private Money cashIn(AccountId place) {
        return pay.statement(place, OptionalLong.empty(), 1)
                .orElseThrow()
                .balance()
                .negated();
    }

    private Money balance() {
        return pay.wallet(WALLET).orElseThrow().balance().total();
    }

    private ChargeRequest charge(IdempotencyKey key, long won) {
        return ChargeRequest.of(key, BOOTH, WalletRef.of(card), Money.won(won), KIM);
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys++);
    }

    private static void approved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Approved.class);
    }
}
