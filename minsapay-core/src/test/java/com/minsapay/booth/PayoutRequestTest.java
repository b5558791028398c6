package com.minsapay.booth;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutRequestTest {
    private static final AccountId EARNED = AccountId.booth(BOOTH);

    private final FakeSituation situation = new FakeSituation().balance(EARNED, 3_000);

    @Test
    void a_booth_gets_all_it_is_owed() {
        assertThat(full().decide(situation)).isEqualTo(paid(3_000));
    }

    @Test
    void or_an_amount_up_to_all_it_is_owed() {
        assertThat(part(1).decide(situation)).isEqualTo(paid(1));
        assertThat(part(3_000).decide(situation)).isEqualTo(paid(3_000));
        assertThat(part(3_001).decide(situation)).isEqualTo(moreThan(3_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -500})
    void a_booth_that_is_owed_nothing_gets_nothing_and_is_told_where_it_stands(long owed) {
        FakeSituation nothing = new FakeSituation().balance(EARNED, owed);
        assertThat(full().decide(nothing)).isEqualTo(moreThan(owed));
        assertThat(part(1).decide(nothing)).isEqualTo(moreThan(owed));
    }

    @Test
    void neither_limit_nor_question_stops_it() {
        situation.policy(policy -> policy.chargeLimit(won(1))
                .withdrawalLimit(won(1))
                .topUpLimit(won(1))
                .askAbove(won(1)));
        assertThat(full().decide(situation)).isEqualTo(paid(3_000));
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        assertThat(part(7).decide(new FakeSituation().cardNumber(7)))
                .isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
        assertThat(part(7).decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
        assertThat(full().decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
    }

    @Test
    void all_that_a_booth_earned_is_paid_even_if_it_looks_like_a_card_number() {
        assertThat(full().decide(situation.cardNumber(3_000))).isEqualTo(paid(3_000));
    }

    @Test
    void it_needs_its_booth_and_what_it_is_owed() {
        assertThat(full().needs()).isEqualTo(Needs.ofBalance(EARNED));
    }

    /** What is in the safe is the negative of its balance. */
    private static Decision paid(long amount) {
        return Decision.ofHouse(List.of(new Transfer(EARNED, AccountId.safe(), won(amount))), Map.of());
    }

    private static Decision moreThan(long owed) {
        return Decision.aboveLimit(DeclineReason.MORE_THAN_OWED, won(owed));
    }

    private static PayoutRequest full() {
        return PayoutRequest.full(key("k"), BOOTH, KIM);
    }

    private static PayoutRequest part(long amount) {
        return PayoutRequest.of(key("k"), BOOTH, won(amount), KIM);
    }
}
