package com.minsapay.examples.replay.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.minsapay.examples.replay.Festival2019;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.guard.Measures.Tally;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.policy.Policy;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BothDaysTest {
    private static @Nullable BothDays festival2019;

    @Test
    void both_days_are_measured_the_same_way() {
        BothDays days = days(FestivalText.of()
                .row(1, 0, "9:00:00", "open", 7000, 7000)
                .row(1, 0, "9:01:00", "charge", 10_000, 17_000)
                .row(1, 2, "9:02:00", "pay", 3000, 14_000)
                .row(1, 2, "9:02:01", "pay", 3000, 11_000)
                .row(1, 0, "9:03:00", "withdraw", 11_000, 0)
                .row(2, 0, "9:04:00", "open", 0, 0)
                .row(2, 0, "9:05:00", "charge", 5000, 5000)
                .row(2, 0, "9:05:01", "charge", 5000, 10_000)
                .row(2, 2, "9:06:00", "pay", 1000, 13_000)
                .row(2, 2, "9:07:00", "pay", 1000, 2000)
                .file());
        Tally none = new Tally(0, 0);
        assertThat(days.recordedMeasures())
                .isEqualTo(new Measures(new Tally(1, 3000), new Tally(1, 5000), new Tally(1, 1000), none, none, 6000));
        assertThat(days.recordedMeasures().leftByError()).isEqualTo(4000);
        assertThat(days.guardedMeasures())
                .as("only a top-up read twice goes through, as no rule asks about it")
                .isEqualTo(new Measures(none, new Tally(1, 5000), none, none, none, 0));
        assertThat(days.reconciliation().holds()).isTrue();
        assertThat(days.allHold()).isTrue();
    }

    @Test
    void what_a_guard_stops_counts_as_saved_only_where_the_file_shows_an_error() {
        BothDays days = days(FestivalText.of()
                .row(1, 0, "9:00:00", "open", 0, 0)
                .row(1, 0, "9:01:00", "charge", 5_464_526, 5_464_526)
                .row(1, 0, "9:02:00", "withdraw", 5_464_526, 0)
                .row(2, 0, "9:03:00", "open", 0, 0)
                .row(2, 0, "9:04:00", "charge", 1_000_000, 1_000_000)
                .row(2, 3, "9:05:00", "pay", 2000, 998_000)
                .file());
        assertThat(effect(days, Guard.TOP_UP_LIMIT))
                .isEqualTo(new Effect(Guard.TOP_UP_LIMIT, 2, 0, 0, 0, 5_464_526, 5_464_526, 1_000_000, 0));
        assertThat(effect(days, Guard.LARGE_AMOUNT))
                .as("alone it would have been enough; together the limit comes first")
                .isEqualTo(new Effect(Guard.LARGE_AMOUNT, 0, 0, 0, 0, 5_464_526, 0, 0, 0));
        assertThat(effect(days, Guard.ENOUGH_MONEY))
                .isEqualTo(new Effect(Guard.ENOUGH_MONEY, 1, 0, 0, 1, 0, 0, 5_466_526, 0));
    }

    @Test
    void progress_tells_of_every_step() {
        FestivalFile file = FestivalText.of()
                .row(1, 0, "9:00:00", "charge", 500, 500)
                .row(1, 2, "9:01:00", "pay", 500, 0)
                .file();
        PostingPlan plan = PostingPlan.of(file);
        AtomicLong last = new AtomicLong();
        BothDays.of(file, plan, Policy.festival(), last::set);
        assertThat(last.get()).isEqualTo(BothDays.steps(file, plan));
    }

    @Test
    void the_2019_festival_reconciles_difference_by_difference() {
        BothDays days = festival2019();
        assertThat(days.reconciliation().gaps()).isEmpty();
        assertThat(days.allHold()).isTrue();
        assertThat(days.recordedVerified()).isTrue();
        assertThat(days.guarded().verified()).isTrue();
        assertThat(days.reconciliation().sums())
                .extracting(sum -> sum.code(), sum -> sum.recorded(), sum -> sum.played())
                .containsExactly(
                        tuple("subsidies", 850_000L, 850_000L),
                        tuple("top-ups", 4_323_258_820L, 7_827_000L),
                        tuple("charges", 4_604_210L, 4_065_210L),
                        tuple("withdrawals", 4_304_594_410L, 4_001_590L),
                        tuple("edits", 7_000L, 0L),
                        tuple("final-balances", 14_917_200L, 610_200L),
                        tuple("cash-in-tills", 18_664_410L, 3_825_410L));
    }

    @Test
    void the_2019_festival_loses_nothing_by_error_any_more() {
        BothDays days = festival2019();
        assertThat(days.recordedMeasures())
                .isEqualTo(new Measures(
                        new Tally(19, 59_000),
                        new Tally(3, 43_000),
                        new Tally(45, 222_500),
                        new Tally(3, 4_300_431_820L),
                        new Tally(3, 4_300_428_320L),
                        10_500));
        assertThat(days.guardedMeasures().leftByError()).isZero();
        assertThat(days.guardedMeasures().unaccounted()).isZero();
        assertThat(days.guardedMeasures().unmeantIn()).isEqualTo(new Tally(0, 0));
        assertThat(days.guardedMeasures().doubleTopUps()).isEqualTo(new Tally(3, 43_000));
    }

    @Test
    void each_guard_s_part_in_the_2019_festival_alone_and_together() {
        BothDays days = festival2019();
        assertThat(days.effects())
                .extracting(Effect::guard, Effect::savedAlone, Effect::savedTogether, Effect::alsoStopped)
                .containsExactly(
                        tuple(Guard.CARD_NUMBER, 0L, 0L, 0L),
                        tuple(Guard.TOP_UP_LIMIT, 4_300_431_820L, 4_300_431_820L, 15_000_000L),
                        tuple(Guard.CHARGE_LIMIT, 0L, 0L, 0L),
                        tuple(Guard.CARD_LIMIT, 0L, 0L, 192_000L),
                        tuple(Guard.DAILY_LIMIT, 0L, 0L, 0L),
                        tuple(Guard.WITHDRAWAL_LIMIT, 4_300_428_320L, 0L, 0L),
                        tuple(Guard.BALANCE_LIMIT, 4_300_431_820L, 0L, 0L),
                        tuple(Guard.LARGE_AMOUNT, 4_300_431_820L, 0L, 0L),
                        tuple(Guard.DOUBLE_TAP, 59_000L, 59_000L, 0L),
                        tuple(Guard.SUBSIDY_STAYS, 222_500L, 222_500L, 0L),
                        tuple(Guard.KNOWN_CARD, 0L, 0L, 0L),
                        tuple(Guard.OPENED_ONCE, 0L, 0L, 0L),
                        tuple(Guard.NO_EDITS, 7_000L, 7_000L, 0L),
                        tuple(Guard.ENOUGH_MONEY, 0L, 0L, 4_300_716_320L));
        assertThat(effect(days, Guard.DOUBLE_TAP))
                .extracting(Effect::asked, Effect::confirmed)
                .containsExactly(34L, 15L);
    }

    /** Played once for all tests. */
    private static BothDays festival2019() {
        FestivalFile file = Festival2019.file();
        if (festival2019 == null) {
            festival2019 = days(file);
        }
        return festival2019;
    }

    private static Effect effect(BothDays days, Guard guard) {
        return days.effects().stream()
                .filter(effect -> effect.guard() == guard)
                .findFirst()
                .orElseThrow();
    }

    private static BothDays days(FestivalFile file) {
        return BothDays.of(file, PostingPlan.of(file), Policy.festival(), step -> {});
    }
}
