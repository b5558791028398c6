package com.minsapay.charge;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Question;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.PastCharge;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldRequestTest {
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final Instant LATER = NOON.plusSeconds(3_600);
    private static final Decision HELD = held(new Transfer(AccountId.own(WALLET), AccountId.held(WALLET), won(3_000)));

    private final FakeSituation situation =
            new FakeSituation().house(PAID).wallet(WALLET, 100_000).card(CARD, WALLET, CardStatus.ACTIVE);

    @Test
    void i06_it_sets_aside_what_a_charge_would_take_and_keeps_the_split() {
        situation.wallet(WALLET, 5_000, new Grant(FUND, won(2_000), Optional.of(NOON.plusSeconds(1))));
        assertThat(hold(3_000).decide(situation))
                .isEqualTo(held(
                        new Transfer(AccountId.grant(WALLET, FUND), AccountId.heldGrant(WALLET, FUND), won(2_000)),
                        new Transfer(AccountId.own(WALLET), AccountId.held(WALLET), won(1_000))));
    }

    @Test
    void what_is_held_already_cannot_be_held_again() {
        situation.wallet(new Wallet(WALLET, won(2_999), won(9_000), won(0), List.of()));
        assertThat(hold(3_000).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(1)));
    }

    @Test
    void what_is_held_counts_against_the_days_limit_as_if_it_were_spent() {
        situation
                .wallet(new Wallet(WALLET, won(9_000), won(2_000), won(0), List.of()))
                .policy(policy -> policy.dailySpendingLimit(won(10_000)))
                .spentToday(5_000);
        Decision above = Decision.aboveLimit(DeclineReason.ABOVE_DAILY_LIMIT, won(10_000));
        assertThat(hold(3_000).decide(situation)).isEqualTo(HELD);
        assertThat(hold(3_001).decide(situation)).isEqualTo(above);
        assertThat(ChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(3_001), KIM)
                        .decide(situation))
                .isEqualTo(above);
    }

    @Test
    void a_card_that_only_tells_its_number_sets_aside_no_more_than_it_may_pay() {
        situation.policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(2_999)));
        assertThat(hold(2_999).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(hold(3_000).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_CARD_LIMIT, won(2_999)));
    }

    @Test
    void it_needs_its_card_and_its_booth() {
        assertThat(hold(3_000).needs()).isEqualTo(Needs.of(WalletRef.of(CARD), PAID));
    }

    @Test
    void it_lapses_after_now_and_no_later_than_the_policy_lets() {
        situation.policy(policy -> policy.longestHold(Duration.ofHours(2)));
        assertThat(until(NOON).decide(situation)).isEqualTo(Decision.decline(DeclineReason.HOLD_UNTIL_PAST));
        assertThat(until(NOON.plusNanos(1_000)).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(until(NOON.plus(Duration.ofHours(2))).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(until(NOON.plus(Duration.ofHours(2)).plusNanos(1_000)).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.HOLD_TOO_LONG));
        assertThat(until(LATER.plusNanos(999)).until()).isEqualTo(LATER);
    }

    @Test
    void a_large_amount_is_asked_about_and_a_second_tap_is_not() {
        situation
                .policy(policy -> policy.askAbove(won(2_999)))
                .recentCharge(new PastCharge(transaction(1), PAID, won(3_000), NOON));
        Question asked = new Question.LargeAmount(won(3_000), won(2_999));
        assertThat(hold(3_000).decide(situation)).isEqualTo(new Decision.Ask(asked));
        assertThat(hold(3_000).confirmed(asked.confirmation()).decide(situation))
                .isEqualTo(HELD);
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        FakeSituation wrong = new FakeSituation()
                .cardNumber(3_000)
                .policy(policy -> policy.chargeLimit(won(2_999)).longestHold(Duration.ofSeconds(1)));
        assertThat(declined(wrong)).isEqualTo(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
        FakeSituation right = new FakeSituation()
                .policy(policy -> policy.chargeLimit(won(2_999)).longestHold(Duration.ofSeconds(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_BOOTH);
        right.house(PAID);
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_CARD);
        right.wallet(WALLET, 0).card(CARD, WALLET, CardStatus.BLOCKED);
        assertThat(declined(right)).isEqualTo(DeclineReason.CARD_BLOCKED);
        right.card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(declined(right)).isEqualTo(DeclineReason.HOLD_TOO_LONG);
        right.policy(policy -> policy.chargeLimit(won(2_999)));
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_REQUEST_LIMIT);
        right.policy(policy -> policy);
        assertThat(declined(right)).isEqualTo(DeclineReason.NOT_ENOUGH_MONEY);
    }

    @Test
    void it_means_everything_but_its_key_and_the_confirmations() {
        assertThat(hold(3_000).meaning())
                .containsExactly(
                        "HOLD",
                        "tteokbokki",
                        WalletRef.of(CARD).meaning(),
                        won(3_000).toString(),
                        LATER.toString(),
                        "kim");
        assertThat(HoldRequest.of(key("k"), OTHER_BOOTH, WalletRef.of(CARD), won(1), LATER, KIM)
                        .amounts())
                .containsExactly(won(1));
        assertThatThrownBy(() -> hold(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DeclineReason declined(FakeSituation in) {
        return ((Decision.Decline) hold(3_000).decide(in)).reason();
    }

    private static HoldRequest hold(long amount) {
        return HoldRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(amount), LATER, KIM);
    }

    private static HoldRequest until(Instant until) {
        return HoldRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(3_000), until, KIM);
    }

    private static Decision held(Transfer... transfers) {
        return new Decision.Post(
                Optional.of(WALLET),
                List.of(transfers),
                List.of(),
                Optional.empty(),
                Optional.of(LATER),
                Map.of(Detail.BOOTH, "booth:tteokbokki"));
    }
}
