package com.minsapay.examples.replay.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.CorrectionReason;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final FestivalText TEXT = FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(1, 0, "9:01:00", "charge", 10_000, 17_000)
            .row(1, 2, "9:02:00", "pay", 3000, 14_000)
            .row(1, 2, "9:02:01", "pay", 3000, 11_000)
            .row(1, 0, "9:03:00", "withdraw", 11_000, 0)
            .row(2, 0, "9:04:00", "open", 0, 0)
            .row(2, 0, "9:05:00", "charge", 5000, 5000);

    @Test
    void every_difference_names_its_guard_rows_and_won_and_the_sums_come_out() {
        RecordedDay day = RecordedDay.of(TEXT.file());
        Play play = play(day, EnumSet.allOf(Guard.class));
        Reconciliation reconciliation = Reconciliation.of(day.totals(), play.differences(), play.totals());
        assertThat(reconciliation.holds()).isTrue();
        Reconciliation.Sum balances = sum(reconciliation, "final-balances");
        assertThat(balances.recorded()).isEqualTo(5000);
        assertThat(balances.played()).isEqualTo(9000);
        assertThat(balances.parts())
                .containsExactly(
                        new Reconciliation.Part(Guard.DOUBLE_TAP, List.of(3L), -3000),
                        new Reconciliation.Part(Guard.SUBSIDY_STAYS, List.of(4L), -1000));
        assertThat(sum(reconciliation, "cash-in-tills").played()).isEqualTo(5000);
    }

    @Test
    void a_difference_that_is_lost_or_a_won_off_is_found_in_its_sums_and_in_its_wallet() {
        RecordedDay day = RecordedDay.of(TEXT.file());
        Play play = play(day, EnumSet.allOf(Guard.class));
        List<Difference> lost = play.differences().subList(1, play.differences().size());
        Reconciliation without = Reconciliation.of(day.totals(), lost, play.totals());
        assertThat(without.holds()).isFalse();
        assertThat(without.wallets()).containsOnlyKeys("user#001").containsEntry("user#001", -3000L);
        assertThat(without.gaps())
                .extracting(gap -> gap.english())
                .containsExactly(
                        "payments: a difference of ₩3,000",
                        "final balances: a difference of -₩3,000",
                        "user#001: a difference of -₩3,000");

        List<Difference> off = new ArrayList<>(play.differences());
        off.add(new Difference(6, "user#002", Line.TOP_UPS, Guard.TOP_UP_LIMIT, 1));
        assertThat(Reconciliation.of(day.totals(), off, play.totals()).wallets())
                .containsOnlyKeys("user#002")
                .containsEntry("user#002", -1L);
    }

    @Test
    void a_wallet_that_lost_what_another_gained_is_found_though_every_sum_comes_out() {
        RecordedDay day = RecordedDay.of(TEXT.file());
        Play play = play(day, EnumSet.allOf(Guard.class));
        TreeMap<String, Long> wallets = new TreeMap<>(play.totals().wallets());
        wallets.merge("user#001", -100L, Long::sum);
        wallets.merge("user#002", 100L, Long::sum);
        Totals tampered =
                new Totals(play.totals().lines(), wallets, play.totals().tills());
        Reconciliation reconciliation = Reconciliation.of(day.totals(), play.differences(), tampered);
        assertThat(reconciliation.sums()).allMatch(sum -> sum.gap() == 0);
        assertThat(reconciliation.holds()).isFalse();
        assertThat(reconciliation.wallets()).containsOnlyKeys("user#001", "user#002");
    }

    /** Whatever the festival and whichever guards are on; and the day that all guards saw needs no correction. */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_made_up_festival_always_reconciles(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int students, @ForAll Set<Guard> on) {
        FestivalFile file =
                FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(seed, students, 5, 180)));
        RecordedDay day = RecordedDay.of(file);
        assertReconciles(day, on);
        Play together = assertReconciles(day, EnumSet.allOf(Guard.class));
        FestivalFile played = new FestivalFile(together.rows(), file.timeline());
        assertThat(PostingPlan.of(played).corrections())
                .extracting(Correction::reason)
                .allMatch(reason -> reason == CorrectionReason.AMOUNT_NO_ONE_MEANT);
        assertThat(play(day, Set.of()).differences())
                .as("without guards it is the recorded day")
                .isEmpty();
    }

    /** Rows that no festival would have, and balances that follow from nothing. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_strangest_file_reconciles(@ForAll("rows") List<Row> rows, @ForAll Set<Guard> on) {
        FestivalText text = FestivalText.of();
        int second = 0;
        for (Row row : rows) {
            second += row.pause();
            String time = "9:%02d:%02d".formatted(second / 60, second % 60);
            text.row(row.user(), row.booth(), time, row.type(), row.amount(), row.balance());
        }
        RecordedDay day = RecordedDay.of(text.file());
        assertReconciles(day, on);
        assertReconciles(day, EnumSet.allOf(Guard.class));
        assertThat(play(day, Set.of()).differences()).isEmpty();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> won = Arbitraries.of(
                0L, 0L, 500L, 500L, 3000L, 7000L, 12_345L, 40_000L, 60_000L, 250_000L, 350_000L, 2_147_483_647L);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.of("open", "charge", "pay", "pay", "withdraw"),
                        won,
                        won)
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    /** What a made-up row says. */
    record Row(int user, int booth, int pause, String type, long amount, long balance) {}

    private static Play assertReconciles(RecordedDay day, Set<Guard> on) {
        Play play = play(day, on);
        assertThat(play.verified()).isTrue();
        assertThat(Reconciliation.of(day.totals(), play.differences(), play.totals())
                        .gaps())
                .as("with %s", on)
                .isEmpty();
        return play;
    }

    private static Play play(RecordedDay day, Set<Guard> on) {
        return Play.of(day, on, Policy.festival(), row -> {});
    }

    private static Reconciliation.Sum sum(Reconciliation reconciliation, String code) {
        return reconciliation.sums().stream()
                .filter(sum -> sum.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
