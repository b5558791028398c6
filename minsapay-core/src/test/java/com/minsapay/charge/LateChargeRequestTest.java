package com.minsapay.charge;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
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
import com.minsapay.outcome.Confirmation;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateChargeRequestTest {
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId OWED = AccountId.iou(WALLET);
    private static final Instant AN_HOUR_AGO = NOON.minusSeconds(3_600);

    private final FakeSituation situation =
            new FakeSituation().house(PAID).wallet(WALLET, 500).card(CARD, WALLET, CardStatus.ACTIVE, AN_HOUR_AGO);

    @Test
    void own_money_pays_as_far_as_it_is_there_and_the_rest_is_owed() {
        assertThat(of(500, AN_HOUR_AGO).decide(situation)).isEqualTo(posts(new Transfer(OWN, PAID, won(500))));
        assertThat(of(501, AN_HOUR_AGO).decide(situation))
                .isEqualTo(posts(new Transfer(OWN, PAID, won(500)), new Transfer(OWED, PAID, won(1))));
    }

    @Test
    void a_wallet_that_owes_already_owes_more() {
        situation.wallet(new Wallet(WALLET, won(0), won(0), won(70), List.of()));
        assertThat(of(30, NOON).decide(situation)).isEqualTo(posts(new Transfer(OWED, PAID, won(30))));
    }

    @Test
    void i06_grants_that_could_be_spent_then_pay_first_and_those_that_had_expired_by_then_do_not() {
        situation.wallet(
                WALLET,
                500,
                new Grant(FUND, won(40), Optional.of(NOON.minusSeconds(60))),
                new Grant(OTHER_FUND, won(50), Optional.of(AN_HOUR_AGO)));
        assertThat(of(100, NOON.minusSeconds(61)).decide(situation))
                .isEqualTo(posts(
                        new Transfer(AccountId.grant(WALLET, FUND), PAID, won(40)), new Transfer(OWN, PAID, won(60))));
        assertThat(of(100, NOON.minusSeconds(60)).decide(situation))
                .isEqualTo(posts(new Transfer(OWN, PAID, won(100))));
    }

    @Test
    void no_limit_applies() {
        situation
                .policy(policy ->
                        policy.chargeLimit(won(1)).dailySpendingLimit(won(1)).cardLimit(Assurance.UID_ONLY, won(1)))
                .spentToday(1)
                .recentCharge(new PastCharge(transaction(7), PAID, won(500), NOON));
        assertThat(of(500, NOON).decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @Test
    void a_large_amount_is_asked_about_until_exactly_that_is_confirmed() {
        situation.policy(policy -> policy.askAbove(won(499)));
        Question question = new Question.LargeAmount(won(500), won(499));
        assertThat(of(500, NOON).decide(situation)).isEqualTo(new Decision.Ask(question));
        assertThat(of(500, NOON).confirmed(new Confirmation.OfAmount(won(501))).decide(situation))
                .isEqualTo(new Decision.Ask(question));
        assertThat(of(500, NOON).confirmed(question.confirmation()).decide(situation))
                .isInstanceOf(Decision.Post.class);
    }

    @Test
    void a_closed_wallet_owes_all_of_it() {
        situation.wallet(Wallet.empty(WALLET, won(0)).close()).card(CARD, WALLET, CardStatus.ACTIVE, AN_HOUR_AGO);
        assertThat(of(500, NOON).decide(situation)).isEqualTo(posts(new Transfer(OWED, PAID, won(500))));
        assertThat(byId(500).decide(situation)).isEqualTo(posts(new Transfer(OWED, PAID, won(500))));
    }

    @Test
    void a_wallet_can_be_named_by_its_id_and_must_be_there() {
        assertThat(byId(500).decide(situation)).isEqualTo(posts(new Transfer(OWN, PAID, won(500))));
        assertThat(byId(500).decide(new FakeSituation().house(PAID)))
                .isEqualTo(declines(DeclineReason.UNKNOWN_WALLET, 500));
    }

    @Test
    void i09_a_card_that_was_not_linked_yet_does_not_pay() {
        assertThat(of(500, AN_HOUR_AGO.minusNanos(1_000)).decide(situation))
                .isEqualTo(declines(DeclineReason.CARD_NOT_ACTIVE_THEN, 500));
        assertThat(of(500, NOON).decide(new FakeSituation().house(PAID)))
                .isEqualTo(declines(DeclineReason.UNKNOWN_CARD, 500));
    }

    @ParameterizedTest
    @EnumSource(
            value = CardStatus.class,
            names = {"BLOCKED", "REPLACED"})
    void i09_a_card_that_was_blocked_or_replaced_by_then_does_not_pay(CardStatus status) {
        situation.card(CARD, WALLET, status, AN_HOUR_AGO);
        assertThat(of(500, AN_HOUR_AGO).decide(situation)).isEqualTo(declines(DeclineReason.CARD_NOT_ACTIVE_THEN, 500));
    }

    @Test
    void what_has_not_happened_yet_is_declined_and_not_recorded() {
        assertThat(of(500, NOON).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(of(500, NOON.plusNanos(1_000)).decide(situation))
                .isEqualTo(declines(DeclineReason.NOT_HAPPENED_YET, 500));
        assertThat(DeclineReason.NOT_HAPPENED_YET.isRecorded()).isFalse();
    }

    @Test
    void what_happened_longer_ago_than_the_policy_lets_is_declined() {
        situation
                .policy(policy -> policy.lateEntryWindow(Duration.ofMinutes(30)))
                .card(CARD, WALLET, CardStatus.ACTIVE, Instant.EPOCH);
        Instant oldest = NOON.minusSeconds(1_800);
        assertThat(of(500, oldest).decide(situation)).isInstanceOf(Decision.Post.class);
        assertThat(of(500, oldest.minusNanos(1_000)).decide(situation))
                .isEqualTo(declines(DeclineReason.TOO_LONG_AGO, 500));
    }

    @Test
    void a_card_number_and_an_unknown_booth_are_declined() {
        assertThat(of(500, NOON).decide(situation.cardNumber(500)))
                .isEqualTo(declines(DeclineReason.AMOUNT_IS_A_CARD_NUMBER, 500));
        assertThat(of(501, NOON).decide(new FakeSituation())).isEqualTo(declines(DeclineReason.UNKNOWN_BOOTH, 501));
    }

    @Test
    void it_needs_all_that_its_card_ever_was() {
        assertThat(of(500, NOON).needs())
                .isEqualTo(new Needs(Set.of(), Set.of(CARD), Set.of(PAID), Set.of(), Set.of(), Set.of(CARD)));
        assertThat(byId(500).needs()).isEqualTo(Needs.of(WalletRef.of(WALLET), PAID));
    }

    @Test
    void it_says_when_it_happened_to_the_microsecond_and_not_before_1970() {
        assertThat(of(500, NOON.plusNanos(999)).happenedEarlier()).contains(NOON);
        assertThat(of(500, Instant.EPOCH).happenedAt()).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> of(500, Instant.EPOCH.minusNanos(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_amount_is_positive() {
        assertThatThrownBy(() -> of(0, NOON)).hasMessage("amount must be positive, was zero");
    }

    private static LateChargeRequest of(long amount, Instant happenedAt) {
        return LateChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), won(amount), happenedAt, KIM);
    }

    private static LateChargeRequest byId(long amount) {
        return LateChargeRequest.of(key("k"), BOOTH, WalletRef.of(WALLET), won(amount), NOON, KIM);
    }

    /** What was not paid is told by the decline. */
    private static Decision declines(DeclineReason reason, long amount) {
        return new Decision.Decline(
                reason, Map.of(Detail.BOOTH, "booth:" + BOOTH, Detail.AMOUNT, Long.toString(amount)));
    }

    private static Decision posts(Transfer... transfers) {
        return Decision.post(WALLET, List.of(transfers));
    }
}
