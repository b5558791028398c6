package com.minsapay.charge;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Question;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.FreePass;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Charges, holds and refunds at a booth where the wallet has a free pass. */
class FreePassChargeTest {
    private static final AccountId COUNCIL = AccountId.sponsor(SPONSOR);
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final Decision FREE = Decision.post(WALLET, List.of(new Transfer(COUNCIL, PAID, won(3_000))));

    private final FakeSituation situation = new FakeSituation()
            .house(PAID)
            .house(AccountId.booth(OTHER_BOOTH))
            .card(CARD, WALLET, CardStatus.ACTIVE)
            .wallet(holder(Optional.empty()));

    @Test
    void the_sponsor_pays_the_list_price_and_the_wallet_nothing() {
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(FREE);
    }

    @Test
    void at_another_booth_the_wallet_pays() {
        assertThat(charge(OTHER_BOOTH).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(2_900)));
    }

    @Test
    void it_counts_up_to_and_not_including_its_expiry() {
        situation.wallet(holder(Optional.of(NOON.plusNanos(1_000))));
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(FREE);
        situation.wallet(holder(Optional.of(NOON)));
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(2_900)));
    }

    @Test
    void what_a_wallet_may_spend_in_a_day_does_not_stop_it() {
        situation.policy(policy -> policy.dailySpendingLimit(won(10))).spentToday(10);
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(FREE);
    }

    @Test
    void every_other_rule_of_a_charge_stops_it() {
        situation.policy(policy -> policy.chargeLimit(won(2_999)));
        assertThat(charge(BOOTH).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_REQUEST_LIMIT, won(2_999)));
        situation.policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(2_999)));
        assertThat(charge(BOOTH).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_CARD_LIMIT, won(2_999)));
        situation.policy(policy -> policy.askAbove(won(2_999)));
        assertThat(charge(BOOTH).decide(situation))
                .isEqualTo(new Decision.Ask(new Question.LargeAmount(won(3_000), won(2_999))));
        situation.policy(policy -> policy.doubleTapWindow(Duration.ofSeconds(10)));
        situation.recentCharge(new PastCharge(transaction(7), PAID, won(3_000), NOON.minusSeconds(2)));
        assertThat(charge(BOOTH).decide(situation))
                .isEqualTo(new Decision.Ask(
                        new Question.LikelyDoubleTap(transaction(7), won(3_000), Duration.ofSeconds(2))));
        situation.cardNumber(3_000);
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
    }

    @Test
    void i09_a_blocked_card_and_a_closed_wallet_get_nothing_for_free() {
        situation.card(CARD, WALLET, CardStatus.BLOCKED);
        assertThat(charge(BOOTH).decide(situation)).isEqualTo(Decision.decline(DeclineReason.CARD_BLOCKED));
        situation.wallet(holder(Optional.empty()).close());
        assertThat(ChargeRequest.of(key("k"), BOOTH, WalletRef.of(WALLET), won(1), KIM)
                        .decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
    }

    @Test
    void a_late_charge_is_the_sponsors_if_the_pass_had_not_expired_when_it_happened() {
        situation.wallet(holder(Optional.of(NOON.minusSeconds(60))));
        assertThat(late(NOON.minusSeconds(61)).decide(situation)).isEqualTo(FREE);
        assertThat(late(NOON.minusSeconds(60)).decide(situation))
                .isEqualTo(Decision.post(
                        WALLET,
                        List.of(
                                new Transfer(AccountId.own(WALLET), PAID, won(100)),
                                new Transfer(AccountId.iou(WALLET), PAID, won(2_900)))));
    }

    @Test
    void there_is_nothing_to_set_aside_where_a_pass_pays() {
        assertThat(hold(BOOTH).decide(situation)).isEqualTo(Decision.decline(DeclineReason.FREE_PASS_HERE));
        assertThat(hold(OTHER_BOOTH).decide(situation)).isInstanceOf(Decision.Post.class);
        situation.wallet(holder(Optional.of(NOON)));
        assertThat(hold(BOOTH).decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @Test
    void i05_a_refund_goes_to_the_sponsor_in_parts_or_whole_pass_or_not() {
        situation.recorded(recorded(1, TransactionKind.CHARGE, new Transfer(COUNCIL, PAID, won(3_000))));
        assertThat(RefundRequest.part(key("k"), transaction(1), won(1_000), KIM).decide(situation))
                .isEqualTo(back(1_000));
        situation.recorded(recorded(2, TransactionKind.REFUND, new Transfer(PAID, COUNCIL, won(1_000))));
        situation.wallet(new Wallet(WALLET, won(0), won(0), won(500), List.of()));
        assertThat(RefundRequest.full(key("k"), transaction(1), KIM).decide(situation))
                .isEqualTo(back(2_000));
        assertThat(RefundRequest.part(key("k"), transaction(1), won(2_001), KIM).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_WHAT_IS_LEFT, won(2_000)));
    }

    private static Decision back(long amount) {
        return Decision.post(WALLET, List.of(new Transfer(PAID, COUNCIL, won(amount))), transaction(1));
    }

    private static Wallet holder(Optional<Instant> expiresAt) {
        return new Wallet(WALLET, won(100), List.of()).with(List.of(new FreePass(BOOTH, SPONSOR, expiresAt)));
    }

    private static ChargeRequest charge(BoothId booth) {
        return ChargeRequest.of(key("k"), booth, WalletRef.of(CARD), won(3_000), KIM);
    }

    private static LateChargeRequest late(Instant happenedAt) {
        return LateChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(3_000), happenedAt, KIM);
    }

    private static HoldRequest hold(BoothId booth) {
        return HoldRequest.of(key("k"), booth, WalletRef.of(CARD), won(100), NOON.plusSeconds(60), KIM);
    }

    private static Transaction recorded(int number, TransactionKind kind, Transfer transfer) {
        return new Transaction(
                transaction(number),
                kind,
                Optional.empty(),
                Optional.of(WALLET),
                number,
                key("k-" + number),
                KRW,
                List.of(transfer),
                Optional.of(new Balance(won(0), won(0))),
                NOON,
                NOON,
                KIM,
                Optional.empty(),
                kind == TransactionKind.REFUND ? Optional.of(transaction(1)) : Optional.empty(),
                Map.of());
    }
}
