package com.minsapay.charge;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_BOOTH;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.outcome.Confirmation;
import com.minsapay.outcome.Question;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.PastCharge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChargeRequestTest {
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final Decision PAID_FROM_OWN = Decision.post(WALLET, List.of(new Transfer(OWN, PAID, won(3_000))));

    private final FakeSituation situation = rich();

    @Test
    void i06_it_pays_the_booth_from_grants_first() {
        situation.wallet(WALLET, 5_000, new Grant(FUND, won(2_000), Optional.empty()));
        assertThat(charge(3_000).decide(situation))
                .isEqualTo(Decision.post(
                        WALLET,
                        List.of(
                                new Transfer(AccountId.grant(WALLET, FUND), PAID, won(2_000)),
                                new Transfer(OWN, PAID, won(1_000)))));
    }

    @Test
    void a_wallet_can_be_charged_without_its_card() {
        ChargeRequest byWallet = ChargeRequest.of(key("k"), BOOTH, WalletRef.of(WALLET), won(3_000), KIM);
        assertThat(byWallet.decide(situation)).isEqualTo(PAID_FROM_OWN);
    }

    @Test
    void a_booth_that_nobody_opened_is_not_paid() {
        assertThat(charge(OTHER_BOOTH, 3_000).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
    }

    @Test
    void i02_a_wallet_pays_all_it_can_spend_and_not_one_won_more() {
        situation.wallet(
                WALLET,
                2_000,
                new Grant(FUND, won(1_000), Optional.of(NOON.plusNanos(1))),
                new Grant(OTHER_FUND, won(9_000), Optional.of(NOON)));
        assertThat(charge(3_000).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(charge(3_001).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(1)));
    }

    @Test
    void a_charge_of_exactly_the_limit_goes_through() {
        situation.policy(policy -> policy.chargeLimit(won(3_000)));
        assertThat(charge(3_000).decide(situation)).isEqualTo(PAID_FROM_OWN);
        assertThat(charge(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_REQUEST_LIMIT, won(3_000)));
    }

    @Property
    void a_card_pays_up_to_the_limit_of_what_it_proved_and_not_one_won_more(
            @ForAll Assurance assurance,
            @ForAll @LongRange(min = 1, max = 100_000) long amount,
            @ForAll @Size(3) Map<Assurance, @LongRange(min = 1, max = 100_000) Long> limits) {
        FakeSituation limited = rich().policy(policy -> {
            limits.forEach((each, limit) -> policy.cardLimit(each, won(limit)));
            return policy;
        });
        Decision decision = ChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD, assurance), won(amount), KIM)
                .decide(limited);
        long limit = limits.get(assurance);
        if (amount <= limit) {
            assertThat(decision).isInstanceOf(Decision.Post.class);
        } else {
            assertThat(decision).isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_CARD_LIMIT, won(limit)));
        }
    }

    @Test
    void a_card_that_says_nothing_of_a_proof_only_told_its_number() {
        situation.policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(2_999)));
        assertThat(charge(3_000).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_CARD_LIMIT, won(2_999)));
    }

    @Test
    void a_wallet_named_by_its_id_shows_no_card_that_could_be_limited() {
        situation.policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(1)));
        ChargeRequest byWallet = ChargeRequest.of(key("k"), BOOTH, WalletRef.of(WALLET), won(3_000), KIM);
        assertThat(byWallet.decide(situation)).isEqualTo(PAID_FROM_OWN);
    }

    @Test
    void a_day_may_reach_its_limit_and_not_pass_it() {
        situation.policy(policy -> policy.dailySpendingLimit(won(10_000))).spentToday(7_000);
        assertThat(charge(3_000).decide(situation)).isEqualTo(PAID_FROM_OWN);
        assertThat(charge(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_DAILY_LIMIT, won(10_000)));
    }

    @Test
    void only_above_the_usual_amount_it_asks() {
        situation.policy(policy -> policy.askAbove(won(3_000)));
        assertThat(charge(3_000).decide(situation)).isEqualTo(PAID_FROM_OWN);
        assertThat(charge(3_001).decide(situation))
                .isEqualTo(new Decision.Ask(new Question.LargeAmount(won(3_001), won(3_000))));
    }

    @Test
    void a_large_amount_goes_through_once_this_amount_is_confirmed_and_no_other() {
        situation.policy(policy -> policy.askAbove(won(1_000)));
        Question asked = new Question.LargeAmount(won(3_000), won(1_000));
        assertThat(charge(3_000).confirmed(asked.confirmation()).decide(situation))
                .isEqualTo(PAID_FROM_OWN);
        assertThat(charge(3_000)
                        .confirmed(new Confirmation.OfAmount(won(3_001)))
                        .decide(situation))
                .isEqualTo(new Decision.Ask(asked));
        assertThat(charge(3_000)
                        .confirmed(new Confirmation.OfRepeat(transaction(1)))
                        .decide(situation))
                .isEqualTo(new Decision.Ask(asked));
    }

    @Test
    void the_same_charge_a_moment_ago_is_asked_about_with_its_age() {
        situation.recentCharge(earlier(BOOTH, 3_000, NOON.minusMillis(1_500)));
        assertThat(charge(3_000).decide(situation))
                .isEqualTo(new Decision.Ask(
                        new Question.LikelyDoubleTap(transaction(1), won(3_000), Duration.ofMillis(1_500))));
    }

    @Test
    void a_charge_that_arrived_later_and_was_decided_earlier_is_of_age_zero() {
        situation.recentCharge(earlier(BOOTH, 3_000, NOON.plusNanos(1_000)));
        assertThat(charge(3_000).decide(situation))
                .isEqualTo(new Decision.Ask(new Question.LikelyDoubleTap(transaction(1), won(3_000), Duration.ZERO)));
    }

    @Test
    void another_booth_or_amount_is_no_double_tap() {
        situation.recentCharge(earlier(OTHER_BOOTH, 3_000, NOON));
        assertThat(charge(3_000).decide(situation)).isEqualTo(PAID_FROM_OWN);
        situation.recentCharge(earlier(BOOTH, 3_001, NOON));
        assertThat(charge(3_000).decide(situation)).isEqualTo(PAID_FROM_OWN);
    }

    @Test
    void a_double_tap_goes_through_once_it_is_confirmed_after_that_very_payment() {
        situation.recentCharge(earlier(BOOTH, 3_000, NOON));
        assertThat(charge(3_000)
                        .confirmed(new Confirmation.OfRepeat(transaction(1)))
                        .decide(situation))
                .isEqualTo(PAID_FROM_OWN);
        assertThat(charge(3_000)
                        .confirmed(new Confirmation.OfRepeat(transaction(2)))
                        .decide(situation))
                .isInstanceOf(Decision.Ask.class);
        assertThat(charge(3_000)
                        .confirmed(new Confirmation.OfAmount(won(3_000)))
                        .decide(situation))
                .isInstanceOf(Decision.Ask.class);
    }

    @Test
    void both_questions_are_asked_in_turn_and_both_answers_are_kept() {
        situation.policy(policy -> policy.askAbove(won(1_000))).recentCharge(earlier(BOOTH, 3_000, NOON));
        ChargeRequest once = charge(3_000);
        Question first = asked(once);
        assertThat(first).isInstanceOf(Question.LargeAmount.class);
        ChargeRequest twice = once.confirmed(first.confirmation());
        Question second = asked(twice);
        assertThat(second).isInstanceOf(Question.LikelyDoubleTap.class);
        ChargeRequest thrice = twice.confirmed(second.confirmation());

        assertThat(thrice.decide(situation)).isEqualTo(PAID_FROM_OWN);
        assertThat(thrice.confirmations()).containsExactlyInAnyOrder(first.confirmation(), second.confirmation());
        assertThat(once.confirmations()).isEmpty();
    }

    /** Everything is wrong at once; what stands first is told, put right, and the next comes up. */
    @Test
    void what_is_wrong_is_told_in_a_fixed_order_and_refusals_come_before_questions() {
        FakeSituation wrong = new FakeSituation()
                .cardNumber(3_000)
                .recentCharge(earlier(BOOTH, 3_000, NOON))
                .spentToday(1)
                .policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(2_998))
                        .chargeLimit(won(2_999))
                        .dailySpendingLimit(won(3_000))
                        .askAbove(won(1)));

        assertThat(declined(wrong)).isEqualTo(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
        FakeSituation right = new FakeSituation()
                .recentCharge(earlier(BOOTH, 3_000, NOON))
                .spentToday(1)
                .policy(policy -> policy.cardLimit(Assurance.UID_ONLY, won(2_998))
                        .chargeLimit(won(2_999))
                        .dailySpendingLimit(won(3_000))
                        .askAbove(won(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_BOOTH);
        right.house(PAID);
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_CARD);
        right.card(CARD, WALLET, CardStatus.BLOCKED).wallet(WALLET, 0);
        assertThat(declined(right)).isEqualTo(DeclineReason.CARD_BLOCKED);
        right.card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_CARD_LIMIT);
        right.policy(policy ->
                policy.chargeLimit(won(2_999)).dailySpendingLimit(won(3_000)).askAbove(won(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_REQUEST_LIMIT);
        right.policy(policy -> policy.dailySpendingLimit(won(3_000)).askAbove(won(1)));
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_DAILY_LIMIT);
        right.spentToday(0);
        assertThat(declined(right)).isEqualTo(DeclineReason.NOT_ENOUGH_MONEY);
        right.wallet(WALLET, 3_000);
        assertThat(charge(3_000).decide(right)).isInstanceOf(Decision.Ask.class);
    }

    @Test
    void it_needs_its_payer_and_its_booth() {
        assertThat(charge(1).needs()).isEqualTo(new Needs(Set.of(), Set.of(CARD), Set.of(PAID)));
        assertThat(ChargeRequest.of(key("k"), BOOTH, WalletRef.of(WALLET), won(1), KIM)
                        .needs())
                .isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of(PAID)));
    }

    private static FakeSituation rich() {
        return new FakeSituation().house(PAID).wallet(WALLET, 100_000).card(CARD, WALLET, CardStatus.ACTIVE);
    }

    private DeclineReason declined(FakeSituation in) {
        return ((Decision.Decline) charge(3_000).decide(in)).reason();
    }

    private Question asked(ChargeRequest request) {
        return ((Decision.Ask) request.decide(situation)).question();
    }

    private static PastCharge earlier(BoothId booth, long amount, Instant at) {
        return new PastCharge(transaction(1), AccountId.booth(booth), won(amount), at);
    }

    private static ChargeRequest charge(long amount) {
        return charge(BOOTH, amount);
    }

    private static ChargeRequest charge(BoothId booth, long amount) {
        return ChargeRequest.of(key("k"), booth, WalletRef.of(CARD), won(amount), KIM);
    }
}
