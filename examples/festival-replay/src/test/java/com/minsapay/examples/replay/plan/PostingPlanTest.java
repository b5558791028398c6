package com.minsapay.examples.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.plan.PostingStep.Charge;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import com.minsapay.examples.replay.plan.PostingStep.Nothing;
import com.minsapay.examples.replay.plan.PostingStep.OpenWallet;
import com.minsapay.examples.replay.plan.PostingStep.TopUp;
import com.minsapay.examples.replay.plan.PostingStep.Withdrawal;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PostingPlanTest {
    @Test
    void ordinary_rows_are_one_step_each_with_a_key_made_of_the_row() {
        PostingPlan plan = plan(FestivalText.of()
                .row(0, 0, "9:00:00", "open", 7000, 7000)
                .row(0, 0, "9:01:00", "charge", 10000, 17000)
                .row(0, 1, "9:02:00", "pay", 8000, 9000)
                .row(0, 1, "9:03:00", "pay", 0, 9000)
                .row(0, 0, "9:04:00", "withdraw", 9000, 0));
        assertThat(plan.steps())
                .extracting(PostingStep::key)
                .containsExactly("row-0", "row-1", "row-2", "row-3", "row-4");
        assertThat(plan.steps())
                .extracting(s -> (Object) s.getClass())
                .containsExactly(OpenWallet.class, TopUp.class, Charge.class, Nothing.class, Withdrawal.class);
        assertThat(plan.corrections()).isEmpty();
        assertThat(plan.wallets()).containsEntry("user#000", WalletState.EMPTY);
    }

    @Test
    void a_grant_is_spent_before_own_money() {
        PostingPlan plan = plan(FestivalText.of()
                .row(0, 0, "9:00:00", "open", 7000, 7000)
                .row(0, 0, "9:01:00", "charge", 10000, 17000)
                .row(0, 1, "9:02:00", "pay", 5000, 12000));
        assertThat(plan.wallets()).containsEntry("user#000", new WalletState(10000, 2000));
    }

    @Test
    void a_subsidy_that_is_handed_back_becomes_own_money_first() {
        PostingPlan plan = plan(FestivalText.of()
                .row(0, 0, "9:00:00", "open", 7000, 7000)
                .row(0, 0, "9:01:00", "charge", 10000, 17000)
                .row(0, 1, "9:02:00", "pay", 3000, 14000)
                .row(0, 0, "9:03:00", "withdraw", 14000, 0));
        Correction correction = (Correction) plan.steps().get(3);
        assertThat(correction.key()).isEqualTo("row-3-subsidy");
        assertThat(correction.reason()).isEqualTo(CorrectionReason.SUBSIDY_LEFT_AS_CASH);
        assertThat(correction.moves())
                .containsExactly(Move.out(Pocket.GRANT, House.FUND, 4000), Move.in(Pocket.OWN, House.FUND, 4000));
        assertThat(correction.gain()).isZero();
        assertThat(plan.steps().get(4))
                .isInstanceOfSatisfying(
                        Withdrawal.class, w -> assertThat(w.amount()).isEqualTo(14000));
    }

    @Test
    void a_balance_that_jumps_up_is_topped_up_from_suspense_before_the_sale() {
        PostingPlan plan =
                plan(FestivalText.of().row(0, 0, "9:00:00", "open", 0, 0).row(0, 1, "9:02:00", "pay", 1500, 5500));
        Correction correction = (Correction) plan.steps().get(1);
        assertThat(correction.key()).isEqualTo("row-1-correction");
        assertThat(correction.moves()).containsExactly(Move.in(Pocket.OWN, House.SUSPENSE, 7000));
        assertThat(plan.steps().get(2)).isInstanceOf(Charge.class);
        assertThat(plan.wallets()).containsEntry("user#000", new WalletState(5500, 0));
    }

    @Test
    void a_balance_that_jumps_down_gives_own_money_to_suspense_and_then_the_grant_to_the_fund() {
        PostingPlan plan = plan(
                FestivalText.of().row(0, 0, "9:00:00", "open", 7000, 7000).row(0, 0, "9:01:00", "charge", 2000, 4000));
        assertThat(plan.steps().get(1)).isInstanceOf(TopUp.class);
        Correction correction = (Correction) plan.steps().get(2);
        assertThat(correction.moves())
                .containsExactly(Move.out(Pocket.OWN, House.SUSPENSE, 2000), Move.out(Pocket.GRANT, House.FUND, 3000));
        assertThat(correction.gain()).isEqualTo(-5000);
        assertThat(plan.wallets()).containsEntry("user#000", new WalletState(0, 4000));
    }

    @Test
    void an_amount_no_one_meant_never_passes_a_till() {
        PostingPlan plan = plan(FestivalText.of()
                .row(0, 0, "9:00:00", "open", 0, 0)
                .row(0, 0, "9:01:00", "charge", 2147483647, 2147483647)
                .row(0, 1, "9:02:00", "pay", 500, 2147483147)
                .row(0, 0, "9:03:00", "withdraw", 2147483147, 0));
        assertThat(plan.corrections())
                .extracting(Correction::key, Correction::reason, Correction::moves)
                .containsExactly(
                        unmeant("row-1", Move.in(Pocket.OWN, House.SUSPENSE, 2147483647)),
                        unmeant("row-3", Move.out(Pocket.OWN, House.SUSPENSE, 2147483147)));
    }

    @Test
    void a_damaged_row_is_booked_as_a_correction() {
        PostingPlan plan = plan(FestivalText.of()
                .row(0, 0, "9:00:00", "설", 7000, 7000)
                .row(0, 0, "9:01:00", "??", 3000, 10000)
                .row(0, 1, "9:02:00", "pay", 1000, 9000)
                .row(0, 1, "9:03:00", "??", 7000, 2000)
                .row(0, 0, "9:04:00", "??", 2000, 0));
        assertThat(plan.steps().get(0))
                .isInstanceOfSatisfying(
                        OpenWallet.class, o -> assertThat(o.grant()).isZero());
        assertThat(plan.corrections())
                .extracting(Correction::key, Correction::moves)
                .containsExactly(
                        Assertions.tuple("row-0-grant", List.of(Move.in(Pocket.GRANT, House.FUND, 7000))),
                        Assertions.tuple("row-1", List.of(Move.in(Pocket.OWN, House.desk("booth#000"), 3000))),
                        Assertions.tuple(
                                "row-3",
                                List.of(
                                        Move.out(Pocket.GRANT, House.booth("booth#001"), 6000),
                                        Move.out(Pocket.OWN, House.booth("booth#001"), 1000))),
                        Assertions.tuple("row-4", List.of(Move.out(Pocket.OWN, House.desk("booth#000"), 2000))));
    }

    @Test
    void a_wallet_that_is_used_first_is_opened_for_it_and_a_later_opening_adds_its_subsidy() {
        PostingPlan plan = plan(
                FestivalText.of().row(0, 0, "9:00:00", "charge", 1000, 1000).row(0, 0, "9:01:00", "open", 7000, 8000));
        assertThat(plan.steps()).extracting(PostingStep::key).containsExactly("row-0-open", "row-0", "row-1");
        assertThat(plan.corrections())
                .singleElement()
                .satisfies(c -> assertThat(c.moves()).containsExactly(Move.in(Pocket.GRANT, House.FUND, 7000)));
    }

    @Test
    void a_wallet_never_goes_below_zero() {
        assertThatThrownBy(() -> new WalletState(10, 0).spent(11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Move.in(Pocket.OWN, House.SUSPENSE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Tuple unmeant(String key, Move move) {
        return Assertions.tuple(key, CorrectionReason.AMOUNT_NO_ONE_MEANT, List.of(move));
    }

    private static PostingPlan plan(FestivalText text) {
        return PostingPlan.of(text.file());
    }
}
