package com.minsapay.examples.replay.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.examples.replay.anomaly.Anomalies;
import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.anomaly.Outages;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.Move;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.examples.replay.plan.WalletState;
import com.minsapay.examples.replay.text.BadValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FestivalSimulatorTest {
    private static final SimulationSettings SCHOOL = new SimulationSettings(2026, 400, 16, 480);

    @Test
    void the_same_seed_gives_the_same_bytes_on_every_jdk() throws Exception {
        byte[] bytes = FestivalSimulator.simulate(SCHOOL).getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("fcd3566582ca52d3c5ba17091f2d97ffe1fc211d5d05e4a9a4174d5ce1a8d495");
    }

    @Test
    void another_seed_gives_another_festival() {
        assertThat(FestivalSimulator.simulate(SCHOOL))
                .isNotEqualTo(FestivalSimulator.simulate(new SimulationSettings(2027, 400, 16, 480)));
    }

    @Test
    void a_school_s_festival_has_every_kind_of_fault_it_should_and_no_other() {
        FestivalFile file = FestivalFile.parse(FestivalSimulator.simulate(SCHOOL));
        Map<AnomalyKind, Long> kinds = Anomalies.in(file, PostingPlan.of(file)).stream()
                .collect(Collectors.groupingBy(Anomaly::kind, Collectors.counting()));
        assertThat(kinds)
                .containsOnlyKeys(
                        AnomalyKind.DAMAGED_FIELD,
                        AnomalyKind.BALANCE_DOES_NOT_FOLLOW,
                        AnomalyKind.CLOCK_READING,
                        AnomalyKind.LIKELY_DOUBLE_TAP,
                        AnomalyKind.AMOUNT_NO_ONE_MEANT,
                        AnomalyKind.TOP_UP_UNDONE,
                        AnomalyKind.SUBSIDY_LEFT_AS_CASH,
                        AnomalyKind.OUTAGE);
        assertThat(kinds)
                .containsEntry(AnomalyKind.DAMAGED_FIELD, 1L)
                .containsEntry(AnomalyKind.BALANCE_DOES_NOT_FOLLOW, 1L)
                .containsEntry(AnomalyKind.CLOCK_READING, 1L)
                .containsEntry(AnomalyKind.OUTAGE, 1L);
    }

    @Test
    void the_outage_is_found_with_the_booth_where_its_paper_was_entered() {
        List<Outage> outages = Outages.in(
                FestivalFile.parse(FestivalSimulator.simulate(SCHOOL)).rows());
        assertThat(outages).singleElement().satisfies(o -> {
            assertThat(o.duration()).hasMinutes(13);
            assertThat(o.settledLater()).map(Outage.Settlement::booth).contains("booth#017");
        });
    }

    @Test
    void the_most_popular_booth_sells_far_more_than_the_least() {
        Map<String, Long> sales = FestivalFile.parse(FestivalSimulator.simulate(SCHOOL)).rows().stream()
                .filter(r -> r.type() == RowType.PAY)
                .collect(Collectors.groupingBy(FestivalRow::booth, Collectors.counting()));
        assertThat(sales.get("booth#001")).isGreaterThan(5 * sales.get("booth#016"));
    }

    @Test
    void a_festival_of_several_days_is_read_back_at_its_own_hours() {
        FestivalFile file = FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(1, 300, 8, 2000)));
        assertThat(file.rows().get(0).at())
                .isBetween(Instant.parse("2026-05-16T00:00:00Z"), Instant.parse("2026-05-16T00:30:00Z"));
        assertThat(file.rows())
                .allSatisfy(
                        r -> assertThat(r.at().atOffset(ZoneOffset.ofHours(9)).getHour())
                                .isBetween(9, 22));
    }

    @Test
    void sizes_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() -> new SimulationSettings(1, 0, 1, 60))
                .isInstanceOf(BadValueException.class)
                .hasMessage("students must be 1 to 1000000, was 0");
        assertThatThrownBy(() -> new SimulationSettings(1, 1, 1, 9)).hasMessageStartingWith("minutes must be");
    }

    /** Whatever the festival: the plan ends where the file ends, keeps every floor, and no key comes twice. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void the_plan_reproduces_every_wallet_s_last_balance(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 120) int students,
            @ForAll @IntRange(min = 1, max = 12) int booths,
            @ForAll @IntRange(min = 10, max = 1700) int minutes) {
        FestivalFile file =
                FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(seed, students, booths, minutes)));
        Map<String, WalletState> wallets = posted(PostingPlan.of(file));
        Map<String, Long> last = new HashMap<>();
        file.rows().forEach(r -> last.put(r.user(), r.balance()));
        assertThat(wallets).hasSameSizeAs(last);
        last.forEach((user, balance) -> assertThat(wallets.get(user).total()).isEqualTo(balance));
    }

    /** Posts step by step, as a ledger would: {@link WalletState} refuses anything below zero. */
    private static Map<String, WalletState> posted(PostingPlan plan) {
        Set<String> keys = new HashSet<>();
        Map<String, WalletState> wallets = new HashMap<>();
        for (PostingStep step : plan.steps()) {
            assertThat(keys.add(step.key())).as("key %s is new", step.key()).isTrue();
            WalletState before = wallets.getOrDefault(step.user(), WalletState.EMPTY);
            wallets.put(step.user(), step.fold(new After(before)));
        }
        assertThat(wallets).isEqualTo(plan.wallets());
        return wallets;
    }

    private record After(WalletState before) implements PostingStep.Cases<WalletState> {
        @Override
        public WalletState openWallet(PostingStep.OpenWallet step) {
            return before.plusGrant(step.grant());
        }

        @Override
        public WalletState topUp(PostingStep.TopUp step) {
            assertThat(step.amount()).isPositive();
            return before.plusOwn(step.amount());
        }

        @Override
        public WalletState charge(PostingStep.Charge step) {
            assertThat(step.amount()).isPositive();
            return before.spent(step.amount());
        }

        @Override
        public WalletState withdrawal(PostingStep.Withdrawal step) {
            assertThat(step.amount()).isPositive();
            return before.plusOwn(-step.amount());
        }

        @Override
        public WalletState correction(PostingStep.Correction step) {
            WalletState after = before;
            for (Move move : step.moves()) {
                after = after.after(move);
            }
            return after;
        }

        @Override
        public WalletState nothing(PostingStep.Nothing step) {
            return before;
        }
    }
}
