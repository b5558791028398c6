package com.minsapay.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.minsapay.examples.replay.anomaly.Anomalies;
import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.anomaly.Outages;
import com.minsapay.examples.replay.clock.HalfDay;
import com.minsapay.examples.replay.clock.Stretch;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.plan.CorrectionReason;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.WalletState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a person found in the real festival's file by looking at it row by row. */
class Festival2019Test {
    private static final long[] DOUBLE_TAPS = {
        619, 626, 889, 991, 1046, 1053, 1070, 1094, 1099, 1105, 1106, 1107, 1120, 1126, 1173, 1190, 1296, 1758, 1856,
        2033, 2036, 2856
    };
    private static final long[] SUBSIDIES = {
        181, 2419, 2420, 2424, 2449, 2450, 2452, 2511, 2531, 2532, 2533, 2536, 2540, 2541, 2542, 2548, 2549, 2550,
        2551, 2555, 2556, 2557, 2558, 2562, 2563, 2564, 2571, 2572, 2575, 2581, 2582, 2584, 2594, 2608, 2616, 2649,
        2651, 2653, 2666, 2675, 2691, 2732, 2737, 2773, 2876
    };

    @Test
    void every_wallet_ends_with_the_balance_of_its_last_row() {
        FestivalFile file = Festival2019.file();
        PostingPlan plan = PostingPlan.of(file);
        Map<String, Long> last = new HashMap<>();
        file.rows().forEach(r -> last.put(r.user(), r.balance()));
        assertThat(plan.wallets())
                .hasSize(400)
                .allSatisfy((user, wallet) -> assertThat(wallet.total()).isEqualTo(last.get(user)));
        assertThat(plan.wallets().values().stream()
                        .mapToLong(WalletState::total)
                        .sum())
                .isEqualTo(14_917_200);
    }

    @Test
    void every_anomaly_has_its_row() {
        Map<AnomalyKind, List<Long>> rows = anomalies().stream()
                .collect(Collectors.groupingBy(Anomaly::kind, Collectors.mapping(Anomaly::row, Collectors.toList())));
        assertThat(rows)
                .containsOnly(
                        entry(AnomalyKind.DAMAGED_FIELD, List.of(2733L)),
                        entry(AnomalyKind.BALANCE_DOES_NOT_FOLLOW, List.of(1576L)),
                        entry(AnomalyKind.CLOCK_READING, List.of(756L, 2308L)),
                        entry(AnomalyKind.LIKELY_DOUBLE_TAP, boxed(DOUBLE_TAPS)),
                        entry(AnomalyKind.AMOUNT_NO_ONE_MEANT, List.of(557L, 561L, 2624L, 2844L)),
                        entry(AnomalyKind.TOP_UP_UNDONE, List.of(565L, 620L, 627L, 658L, 1753L, 2814L, 2845L, 2866L)),
                        entry(AnomalyKind.SUBSIDY_LEFT_AS_CASH, boxed(SUBSIDIES)),
                        entry(AnomalyKind.OUTAGE, List.of(1547L)));
    }

    @Test
    void the_subsidies_that_left_as_cash_sum_to_222500_won() {
        long won = anomalies().stream()
                .filter(a -> a.kind() == AnomalyKind.SUBSIDY_LEFT_AS_CASH)
                .mapToLong(Anomaly::amount)
                .sum();
        assertThat(won).isEqualTo(222_500);
    }

    @Test
    void the_only_outage_is_the_one_the_organisers_told_of() {
        List<Outage> outages = Outages.in(Festival2019.file().rows());
        assertThat(outages).singleElement().satisfies(o -> {
            assertThat(o.rowBefore()).isEqualTo(1546);
            assertThat(o.rowAfter()).isEqualTo(1547);
            assertThat(o.duration()).hasMinutes(13).hasSeconds(13 * 60 + 15);
            assertThat(o.from()).isEqualTo(Instant.parse("2019-07-16T01:17:55Z"));
            assertThat(o.settledLater()).hasValueSatisfying(s -> {
                assertThat(s.booth()).isEqualTo("booth#017");
                assertThat(s.rows()).isEqualTo(88);
                assertThat(s.amount()).isEqualTo(342_000);
            });
        });
    }

    @Test
    void each_stretch_of_the_clock_is_read_and_says_whether_that_is_certain() {
        List<Stretch> stretches = Festival2019.file().timeline().stretches();
        assertThat(stretches)
                .extracting(Stretch::firstRow, Stretch::lastRow, Stretch::half, Stretch::certain)
                .containsExactly(
                        tuple(0L, 83L, HalfDay.PM, false),
                        tuple(84L, 258L, HalfDay.PM, false),
                        tuple(259L, 261L, HalfDay.PM, false),
                        tuple(262L, 755L, HalfDay.PM, false),
                        tuple(756L, 756L, HalfDay.AM, true),
                        tuple(757L, 2148L, HalfDay.AM, true),
                        tuple(2149L, 2897L, HalfDay.PM, true),
                        tuple(2898L, 2899L, HalfDay.AM, false));
    }

    @Test
    void the_damaged_type_is_read_as_an_opening() {
        FestivalRow row = Festival2019.file().rows().get(2733);
        assertThat(row.damage()).hasValueSatisfying(d -> {
            assertThat(d.written()).isEqualTo("설");
            assertThat(d.repaired()).isEqualTo("open");
        });
    }

    @Test
    void corrections_are_only_made_where_the_file_does_not_follow() {
        Map<CorrectionReason, Long> reasons = PostingPlan.of(Festival2019.file()).corrections().stream()
                .collect(Collectors.groupingBy(c -> c.reason(), Collectors.counting()));
        assertThat(reasons)
                .containsOnly(
                        entry(CorrectionReason.DAMAGED_FIELD, 1L),
                        entry(CorrectionReason.BALANCE_DOES_NOT_FOLLOW, 1L),
                        entry(CorrectionReason.AMOUNT_NO_ONE_MEANT, 6L),
                        entry(CorrectionReason.SUBSIDY_LEFT_AS_CASH, 45L));
    }

    private static List<Anomaly> anomalies() {
        FestivalFile file = Festival2019.file();
        return Anomalies.in(file, PostingPlan.of(file));
    }

    private static List<Long> boxed(long[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }
}
