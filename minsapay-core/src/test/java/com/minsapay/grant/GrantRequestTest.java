package com.minsapay.grant;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantRequestTest {
    private static final AccountId GIVER = AccountId.fund(FUND);
    private static final Decision GRANTED =
            Decision.post(WALLET, List.of(new Transfer(GIVER, AccountId.grant(WALLET, FUND), won(3_000))));

    private final FakeSituation situation =
            new FakeSituation().house(GIVER).wallet(WALLET, 0).card(CARD, WALLET, CardStatus.ACTIVE);

    @Test
    void a_fund_gives_to_an_open_wallet_by_its_card_or_its_id() {
        assertThat(grant(3_000).decide(situation)).isEqualTo(GRANTED);
        assertThat(new GrantRequest(key("k"), FUND, WalletRef.of(WALLET), won(3_000), KIM).decide(situation))
                .isEqualTo(GRANTED);
    }

    @Test
    void a_fund_gives_until_and_not_at_its_expiry() {
        situation.house(GIVER, NOON.plusNanos(1_000));
        assertThat(grant(3_000).decide(situation)).isEqualTo(GRANTED);
        situation.house(GIVER, NOON);
        assertThat(grant(3_000).decide(situation)).isEqualTo(Decision.decline(DeclineReason.FUND_EXPIRED));
    }

    @Test
    void a_grant_of_exactly_the_limit_goes_through() {
        situation.policy(policy -> policy.topUpLimit(won(3_000)));
        assertThat(grant(3_000).decide(situation)).isEqualTo(GRANTED);
        assertThat(grant(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_REQUEST_LIMIT, won(3_000)));
    }

    @Test
    void a_wallet_may_hold_exactly_its_limit_counting_all_it_holds() {
        situation
                .wallet(WALLET, 4_000, new Grant(OTHER_FUND, won(3_000), Optional.of(NOON.minusSeconds(1))))
                .policy(policy -> policy.balanceLimit(won(10_000)));
        assertThat(grant(3_000).decide(situation)).isEqualTo(GRANTED);
        assertThat(grant(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_BALANCE_LIMIT, won(10_000)));
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        assertThat(declined(new FakeSituation().cardNumber(3_000))).isEqualTo(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
        FakeSituation right = new FakeSituation()
                .policy(policy -> policy.topUpLimit(won(2_999)).balanceLimit(won(3_000)));
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_FUND);
        right.house(GIVER);
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_CARD);
        right.card(CARD, WALLET, CardStatus.BLOCKED).wallet(WALLET, 1);
        assertThat(declined(right)).isEqualTo(DeclineReason.CARD_BLOCKED);
        right.card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_REQUEST_LIMIT);
        right.policy(policy -> policy.balanceLimit(won(3_000)));
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_BALANCE_LIMIT);
    }

    @Test
    void it_needs_the_wallet_and_the_fund() {
        assertThat(grant(3_000).needs()).isEqualTo(new Needs(Set.of(), Set.of(CARD), Set.of(GIVER)));
    }

    @Test
    void an_amount_must_be_positive() {
        assertThatThrownBy(() -> grant(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DeclineReason declined(FakeSituation in) {
        return ((Decision.Decline) grant(3_000).decide(in)).reason();
    }

    private static GrantRequest grant(long amount) {
        return new GrantRequest(key("k"), FUND, WalletRef.of(CARD), won(amount), KIM);
    }
}
