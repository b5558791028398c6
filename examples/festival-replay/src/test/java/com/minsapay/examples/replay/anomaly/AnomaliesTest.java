package com.minsapay.examples.replay.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each kind: what is named, and what comes near and is not. */
class AnomaliesTest {
    @Test
    void ordinary_rows_have_nothing_odd() {
        assertThat(anomalies(FestivalText.of()
                        .row(0, 0, "9:00:00", "open", 7000, 7000)
                        .row(0, 0, "9:01:00", "charge", 10000, 17000)
                        .row(0, 1, "9:02:00", "pay", 7000, 10000)
                        .row(0, 1, "9:03:00", "pay", 0, 10000)
                        .row(0, 0, "9:30:00", "withdraw", 10000, 0)))
                .isEmpty();
    }

    @Test
    void the_second_of_two_equal_sales_within_two_seconds_is_a_double_tap() {
        FestivalText text = wallet().row(0, 1, "9:10:00", "pay", 1000, 19000).row(0, 1, "9:10:02", "pay", 1000, 18000);
        assertThat(found(text)).containsExactly(found(3, AnomalyKind.LIKELY_DOUBLE_TAP, 1000));
        assertThat(anomalies(text).get(0).detail().english()).contains("row 2", "2 s");
    }

    @Test
    void a_third_tap_repeats_the_second_also_with_another_wallet_in_between() {
        FestivalText text = wallet().row(1, 0, "9:05:00", "open", 7000, 7000)
                .row(0, 1, "9:10:00", "pay", 1000, 19000)
                .row(1, 1, "9:10:01", "pay", 1000, 6000)
                .row(0, 1, "9:10:02", "pay", 1000, 18000)
                .row(0, 1, "9:10:04", "pay", 1000, 17000);
        assertThat(found(text))
                .containsExactly(
                        found(5, AnomalyKind.LIKELY_DOUBLE_TAP, 1000), found(6, AnomalyKind.LIKELY_DOUBLE_TAP, 1000));
    }

    @Test
    void a_top_up_that_is_recorded_twice_is_a_double_tap_too() {
        FestivalText text =
                wallet().row(0, 0, "9:10:00", "charge", 3000, 23000).row(0, 0, "9:10:01", "charge", 3000, 26000);
        assertThat(found(text)).containsExactly(found(3, AnomalyKind.LIKELY_DOUBLE_TAP, 3000));
    }

    @Test
    void later_elsewhere_another_amount_or_nothing_is_no_double_tap() {
        assertThat(found(wallet().row(0, 1, "9:10:00", "pay", 1000, 19000)
                        .row(0, 1, "9:10:03", "pay", 1000, 18000)
                        .row(0, 2, "9:10:04", "pay", 1000, 17000)
                        .row(0, 2, "9:10:05", "pay", 500, 16500)
                        .row(0, 2, "9:10:06", "pay", 0, 16500)
                        .row(0, 2, "9:10:06", "pay", 0, 16500)))
                .isEmpty();
    }

    @Test
    void card_numbers_and_sums_no_one_carries_are_not_meant() {
        assertThat(found(wallet().row(0, 0, "9:10:00", "charge", 5464526, 5484526)
                        .row(0, 0, "9:20:00", "charge", 2147483647, 2152968173L)
                        .row(0, 0, "9:30:00", "charge", 20000000, 2172968173L)))
                .containsExactly(
                        found(2, AnomalyKind.AMOUNT_NO_ONE_MEANT, 5464526),
                        found(3, AnomalyKind.AMOUNT_NO_ONE_MEANT, 2147483647),
                        found(4, AnomalyKind.AMOUNT_NO_ONE_MEANT, 20000000));
    }

    @Test
    void a_large_round_top_up_and_an_odd_price_may_be_meant() {
        assertThat(found(wallet().row(0, 0, "9:10:00", "charge", 1000000, 1020000)
                        .row(0, 1, "9:20:00", "pay", 128000, 892000)
                        .row(0, 1, "9:30:00", "pay", 333, 891667)))
                .isEmpty();
    }

    @Test
    void a_withdrawal_right_after_top_ups_undoes_those_it_covers() {
        FestivalText text = wallet().row(0, 0, "9:10:00", "charge", 12000, 32000)
                .row(0, 0, "9:10:20", "charge", 12000, 44000)
                .row(0, 0, "9:10:42", "withdraw", 44000, 0);
        assertThat(found(text)).containsExactly(found(4, AnomalyKind.TOP_UP_UNDONE, 24000));
        assertThat(anomalies(text).get(0).detail().english()).contains("rows 2, 3");
    }

    @Test
    void an_unmeant_top_up_and_its_undoing_are_one_entry_each() {
        assertThat(found(wallet().row(0, 0, "9:10:00", "charge", 5464526, 5484526)
                        .row(0, 0, "9:10:12", "withdraw", 5484526, 0)))
                .containsExactly(
                        found(2, AnomalyKind.AMOUNT_NO_ONE_MEANT, 5464526),
                        found(3, AnomalyKind.TOP_UP_UNDONE, 5464526));
    }

    @Test
    void a_withdrawal_later_or_after_a_sale_or_of_less_undoes_nothing() {
        assertThat(found(wallet().row(0, 0, "9:10:00", "charge", 12000, 32000)
                        .row(0, 0, "9:12:01", "withdraw", 32000, 0)
                        .row(0, 0, "9:20:00", "charge", 3000, 3000)
                        .row(0, 1, "9:20:30", "pay", 2000, 1000)
                        .row(0, 0, "9:20:40", "withdraw", 1000, 0)
                        .row(0, 0, "9:30:00", "charge", 3000, 3000)
                        .row(0, 0, "9:30:30", "withdraw", 2000, 1000)))
                .isEmpty();
    }

    @Test
    void a_subsidy_leaves_as_cash_when_more_than_own_money_is_handed_back() {
        FestivalText text = FestivalText.of()
                .row(0, 0, "9:00:00", "open", 7000, 7000)
                .row(0, 0, "9:00:10", "charge", 10000, 17000)
                .row(0, 1, "9:10:00", "pay", 4000, 13000)
                .row(0, 0, "9:30:00", "withdraw", 13000, 0);
        assertThat(found(text)).containsExactly(found(3, AnomalyKind.SUBSIDY_LEFT_AS_CASH, 3000));
    }

    @Test
    void a_balance_that_does_not_follow_is_named_with_the_difference() {
        assertThat(found(wallet().row(0, 1, "9:10:00", "pay", 1000, 26000).row(0, 1, "9:20:00", "pay", 1000, 20000)))
                .containsExactly(
                        found(2, AnomalyKind.BALANCE_DOES_NOT_FOLLOW, 7000),
                        found(3, AnomalyKind.BALANCE_DOES_NOT_FOLLOW, -5000));
    }

    @Test
    void openings_are_once_and_first() {
        assertThat(found(FestivalText.of()
                        .row(0, 0, "9:00:00", "open", 0, 0)
                        .row(0, 0, "9:01:00", "open", 7000, 7000)
                        .row(1, 0, "9:02:00", "charge", 5000, 5000)
                        .row(1, 0, "9:03:00", "open", 0, 5000)))
                .containsExactly(
                        found(1, AnomalyKind.OPENED_TWICE, 7000), found(2, AnomalyKind.USED_BEFORE_OPENING, 5000));
    }

    @Test
    void a_damaged_field_and_a_clock_that_cannot_be_as_written_are_named() {
        FestivalText text =
                FestivalText.of().row(0, 0, "11:00:00", "설", 7000, 7000).row(0, 1, "1:00:00", "pay", 2000, 5000);
        assertThat(found(text))
                .containsExactly(found(0, AnomalyKind.DAMAGED_FIELD, 7000), found(1, AnomalyKind.CLOCK_READING, 0));
    }

    @Test
    void all_booths_silent_at_once_amid_business_is_an_outage() {
        FestivalText text = FestivalText.of();
        sales(text, 3, "9", 0, 20);
        int after = text.next();
        sales(text, 3, "9", 30, 50);
        assertThat(Outages.in(text.file().rows())).singleElement().satisfies(o -> {
            assertThat(o.rowBefore()).isEqualTo(after - 1);
            assertThat(o.rowAfter()).isEqualTo(after);
            assertThat(o.booths()).isEqualTo(3);
            assertThat(o.settledLater()).isEmpty();
        });
        assertThat(found(text)).contains(found(after, AnomalyKind.OUTAGE, 0));
    }

    @Test
    void a_break_of_two_booths_a_short_one_and_a_quiet_one_are_no_outages() {
        FestivalText twoBooths = FestivalText.of();
        sales(twoBooths, 2, "9", 0, 20);
        sales(twoBooths, 2, "9", 30, 50);
        FestivalText tooShort = FestivalText.of();
        sales(tooShort, 3, "9", 0, 20);
        sales(tooShort, 3, "9", 24, 44);
        FestivalText evening = FestivalText.of();
        sales(evening, 3, "9", 0, 20);
        sales(evening, 3, "9", 40, 42);
        assertThat(Outages.in(twoBooths.file().rows())).isEmpty();
        assertThat(Outages.in(tooShort.file().rows())).isEmpty();
        assertThat(Outages.in(evening.file().rows())).isEmpty();
    }

    @Test
    void every_kind_has_a_code_of_its_own_and_words_in_both_languages() {
        Set<String> codes = new HashSet<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            assertThat(codes.add(kind.code())).isTrue();
            assertThat(kind.title().korean()).isNotBlank();
            assertThat(kind.title().english()).isNotBlank();
            assertThat(kind.description().korean()).isNotBlank();
            assertThat(kind.description().english()).isNotBlank();
        }
    }

    /** Six sales a minute, spread over the booths, each by a wallet that has just been opened. */
    private static void sales(FestivalText text, int booths, String hour, int fromMinute, int toMinute) {
        for (int minute = fromMinute; minute < toMinute; minute++) {
            for (int i = 0; i < 3; i++) {
                int user = text.next();
                String time = "%s:%02d:%02d".formatted(hour, minute, i * 20);
                text.row(user, 0, time, "open", 7000, 7000);
                text.row(user, 1 + i % booths, time, "pay", 1000, 6000);
            }
        }
    }

    private static FestivalText wallet() {
        return FestivalText.of().row(0, 0, "9:00:00", "open", 0, 0).row(0, 0, "9:00:30", "charge", 20000, 20000);
    }

    private static List<Anomaly> anomalies(FestivalText text) {
        FestivalFile file = text.file();
        return Anomalies.in(file, PostingPlan.of(file));
    }

    private static List<Found> found(FestivalText text) {
        return anomalies(text).stream()
                .map(a -> new Found(a.row(), a.kind(), a.amount()))
                .toList();
    }

    private static Found found(long row, AnomalyKind kind, long amount) {
        return new Found(row, kind, amount);
    }

    private record Found(long row, AnomalyKind kind, long amount) {}
}
