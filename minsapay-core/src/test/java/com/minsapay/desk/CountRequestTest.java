package com.minsapay.desk;

import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountRequestTest {
    private static final AccountId TILL = AccountId.desk(DESK);

    /** A till that should hold 3,000 in cash. */
    private final FakeSituation situation = new FakeSituation().balance(TILL, -3_000);

    @Test
    void what_is_over_is_booked_so_that_the_till_holds_what_was_counted() {
        assertThat(count(3_500).decide(situation))
                .isEqualTo(found(3_500, 3_000, new Transfer(TILL, AccountId.overShort(), won(500))));
    }

    @Test
    void what_is_short_is_booked_so_that_the_till_holds_what_was_counted() {
        assertThat(count(2_900).decide(situation))
                .isEqualTo(found(2_900, 3_000, new Transfer(AccountId.overShort(), TILL, won(100))));
    }

    @Test
    void an_exact_count_books_nothing_and_is_recorded() {
        assertThat(count(3_000).decide(situation)).isEqualTo(found(3_000, 3_000));
    }

    @Test
    void an_empty_till_is_counted_too() {
        assertThat(count(0).decide(situation))
                .isEqualTo(found(0, 3_000, new Transfer(AccountId.overShort(), TILL, won(3_000))));
        assertThat(count(0).decide(new FakeSituation().balance(TILL, 0))).isEqualTo(found(0, 0));
    }

    @Test
    void a_till_that_gave_out_more_than_ever_came_in_should_hold_less_than_nothing() {
        assertThat(count(200).decide(new FakeSituation().balance(TILL, 1_000)))
                .isEqualTo(found(200, -1_000, new Transfer(TILL, AccountId.overShort(), won(1_200))));
    }

    @Test
    void a_count_is_not_asked_about_as_that_would_tell_what_was_expected() {
        situation.policy(policy -> policy.askAbove(won(1))
                .topUpLimit(won(1))
                .withdrawalLimit(won(1))
                .chargeLimit(won(1)));
        assertThat(count(1_000_000).decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        assertThat(count(7).decide(new FakeSituation().cardNumber(7)))
                .isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
        assertThat(count(7).decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
    }

    @Test
    void i11_a_counted_amount_is_not_below_zero_and_at_most_the_largest() {
        assertThatCode(() -> count(Rules.LARGEST_AMOUNT)).doesNotThrowAnyException();
        for (long bad : new long[] {-1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> count(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("what was counted must not be below zero, was below zero");
        }
        for (long bad : new long[] {Rules.LARGEST_AMOUNT + 1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> count(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("amount must be at most 1000000000000 minor units");
        }
    }

    @Test
    void it_needs_its_till_and_what_should_be_in_it() {
        assertThat(count(1).needs()).isEqualTo(Needs.ofBalance(TILL));
    }

    private static Decision found(long counted, long expected, Transfer... difference) {
        return Decision.ofHouse(
                List.of(difference),
                Map.of(
                        Detail.ACCOUNT,
                        TILL.toString(),
                        Detail.COUNTED,
                        Long.toString(counted),
                        Detail.EXPECTED,
                        Long.toString(expected)));
    }

    private static CountRequest count(long counted) {
        return new CountRequest(key("k"), DESK, won(counted), KIM);
    }
}
