package com.minsapay.desk;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Question;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopUpRequestTest {
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final Decision TOPPED_UP =
            Decision.post(WALLET, List.of(new Transfer(TILL, AccountId.own(WALLET), won(3_000))));

    private final FakeSituation situation =
            new FakeSituation().house(TILL).wallet(WALLET, 0).card(CARD, WALLET, CardStatus.ACTIVE);

    @Test
    void it_repays_what_the_wallet_owes_first() {
        situation.wallet(new Wallet(WALLET, won(0), won(0), won(2_000), List.of()));
        assertThat(topUp(5_000).decide(situation))
                .isEqualTo(Decision.post(
                        WALLET,
                        List.of(
                                new Transfer(TILL, AccountId.iou(WALLET), won(2_000)),
                                new Transfer(TILL, AccountId.own(WALLET), won(3_000)))));
    }

    @Test
    void what_is_held_counts_against_the_balance_limit() {
        situation
                .wallet(new Wallet(WALLET, won(1_000), won(2_000), won(0), List.of()))
                .policy(policy -> policy.balanceLimit(won(8_000)));
        assertThat(topUp(5_000).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(topUp(5_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_BALANCE_LIMIT, won(8_000)));
    }

    @Test
    void cash_becomes_own_money() {
        assertThat(topUp(3_000).decide(situation)).isEqualTo(TOPPED_UP);
    }

    @Test
    void a_top_up_of_exactly_the_limit_goes_through() {
        situation.policy(policy -> policy.topUpLimit(won(3_000)));
        assertThat(topUp(3_000).decide(situation)).isEqualTo(TOPPED_UP);
        assertThat(topUp(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_REQUEST_LIMIT, won(3_000)));
    }

    @Test
    void a_wallet_may_hold_exactly_its_limit_counting_grants_expired_ones_too() {
        situation
                .wallet(WALLET, 4_000, new Grant(FUND, won(3_000), Optional.of(NOON.minusSeconds(1))))
                .policy(policy -> policy.balanceLimit(won(10_000)));
        assertThat(topUp(3_000).decide(situation)).isEqualTo(TOPPED_UP);
        assertThat(topUp(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_BALANCE_LIMIT, won(10_000)));
    }

    @Test
    void a_large_amount_is_asked_about_until_this_amount_is_confirmed() {
        situation.policy(policy -> policy.askAbove(won(2_999)));
        Question asked = new Question.LargeAmount(won(3_000), won(2_999));
        assertThat(topUp(2_999).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(topUp(3_000).decide(situation)).isEqualTo(new Decision.Ask(asked));
        assertThat(topUp(3_000)
                        .confirmed(new Confirmation.OfAmount(won(30_000)))
                        .decide(situation))
                .isEqualTo(new Decision.Ask(asked));
        assertThat(topUp(3_000).confirmed(asked.confirmation()).decide(situation))
                .isEqualTo(TOPPED_UP);
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order_and_refusals_come_before_questions() {
        assertThat(declined(new FakeSituation().cardNumber(3_000))).isEqualTo(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
        FakeSituation right = new FakeSituation()
                .policy(policy ->
                        policy.topUpLimit(won(2_999)).balanceLimit(won(3_000)).askAbove(won(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_DESK);
        right.house(TILL);
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_CARD);
        right.card(CARD, WALLET, CardStatus.ACTIVE).wallet(WALLET, 1);
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_REQUEST_LIMIT);
        right.policy(policy -> policy.balanceLimit(won(3_000)).askAbove(won(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_BALANCE_LIMIT);
        right.wallet(WALLET, 0);
        assertThat(topUp(3_000).decide(right)).isInstanceOf(Decision.Ask.class);
    }

    private static DeclineReason declined(FakeSituation in) {
        return ((Decision.Decline) topUp(3_000).decide(in)).reason();
    }

    private static TopUpRequest topUp(long amount) {
        return TopUpRequest.of(key("k"), DESK, WalletRef.of(CARD), won(amount), KIM);
    }
}
