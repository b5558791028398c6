package com.minsapay.examples.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.guard.BothDays;
import com.minsapay.examples.replay.guard.Guard;
import com.minsapay.examples.replay.guard.Reconciliation;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuardedReportTest {
    private static final BothDays SMALL = days(FestivalText.of()
            .row(1, 0, "9:00:00", "open", 7000, 7000)
            .row(1, 2, "9:01:00", "pay", 1000, 6000)
            .row(1, 2, "9:01:01", "pay", 1000, 5000)
            .row(1, 0, "9:02:00", "withdraw", 5000, 0)
            .row(2, 0, "9:03:00", "open", 0, 0)
            .row(2, 0, "9:04:00", "charge", 2147483647, 2147483647)
            .file());
    private static final BothDays SCHOOL =
            days(FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(2026, 200, 8, 480))));

    @Test
    void the_json_has_its_fields_in_their_order() throws Exception {
        List<String> names = new ArrayList<>();
        json(SMALL).fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "rows",
                        "wallets",
                        "reconciled",
                        "verified",
                        "recorded",
                        "guarded",
                        "guards",
                        "reconciliation",
                        "walletsNotReconciled",
                        "differences",
                        "words");
    }

    @Test
    void the_json_says_what_each_guard_did_and_which_rows_differ() throws Exception {
        JsonNode json = json(SMALL);
        assertThat(json.get("guards")).hasSize(Guard.values().length);
        assertThat(json.at("/guards/1").toString())
                .isEqualTo("{\"guard\":\"top-up-limit\",\"refused\":1,\"asked\":0,\"confirmed\":0,\"changed\":0,"
                        + "\"savedAlone\":2147483647,\"savedTogether\":2147483647,\"alsoStopped\":0,\"alsoMoved\":0}");
        assertThat(json.at("/differences/0").toString())
                .isEqualTo("{\"row\":2,\"wallet\":\"user#001\",\"line\":\"charges\",\"guard\":\"double-tap\","
                        + "\"amount\":1000}");
        assertThat(json.at("/words/0").toString())
                .isEqualTo("{\"row\":2,\"guard\":\"double-tap\",\"said\":\"not-confirmed\"}");
        assertThat(json.at("/reconciliation/2").toString())
                .isEqualTo("{\"sum\":\"charges\",\"recorded\":2000,"
                        + "\"less\":[{\"guard\":\"double-tap\",\"amount\":1000,\"rows\":[2]}],"
                        + "\"guarded\":1000,\"gap\":0}");
    }

    @Test
    void the_page_names_every_guard_and_sum_in_both_languages() {
        String html = new GuardedReport(SMALL).html();
        for (Guard guard : Guard.values()) {
            assertThat(html).contains(Html.both(guard.title()));
        }
        SMALL.reconciliation().sums().forEach(sum -> assertThat(html).contains(Html.both(sum.title())));
        assertThat(html)
                .contains("잘못 나간 돈", "money that left by error")
                .contains("두 번 결제된 탭", "taps charged twice")
                .contains("현금으로 나간 지원금", "subsidy that left as cash")
                .contains("설명되지 않는 돈", "won unaccounted for")
                .contains("₩2,147,483,647");
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_runs_no_script() {
        String html = new GuardedReport(SCHOOL).html();
        assertThat(Pattern.compile("https?://|src=|<link|@import|url\\(|<script")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void both_days_are_drawn_in_one_frame_and_what_was_not_paid_stands_out() {
        String html = new GuardedReport(SCHOOL).html();
        assertThat(html)
                .contains("aria-labelledby=\"chart1rt chart1rd\"", "aria-labelledby=\"chart1gt chart1gd\"")
                .containsOnlyOnce("<path class=\"stopped\"");
        List<String> frames = Pattern.compile("viewBox=\"[^\"]*\"")
                .matcher(html)
                .results()
                .map(m -> m.group())
                .toList();
        assertThat(frames).hasSize(2).containsOnly(frames.get(0));
    }

    @Test
    void a_gap_is_shown_in_its_sum_and_in_its_wallet() {
        Reconciliation wrong = Reconciliation.of(
                SMALL.recorded().totals(), List.of(), SMALL.guarded().totals());
        BothDays tampered = new BothDays(
                SMALL.recorded(),
                SMALL.recordedMeasures(),
                SMALL.recordedVerified(),
                SMALL.guarded(),
                SMALL.guardedMeasures(),
                SMALL.effects(),
                wrong,
                SMALL.allHold());
        assertThat(new GuardedReport(tampered).html())
                .contains("✗ 이상 있음")
                .contains("설명되지 않는 차이")
                .contains("✗ user#002: ₩2,147,483,647");
        assertThat(new GuardedReport(SMALL).html()).doesNotContain("✗");
    }

    @Test
    void the_same_festival_gives_the_same_bytes() {
        BothDays again = days(SMALL.recorded().file());
        assertThat(new GuardedReport(again).json())
                .isEqualTo(new GuardedReport(SMALL).json())
                .endsWith("}\n");
        assertThat(new GuardedReport(again).html()).isEqualTo(new GuardedReport(SMALL).html());
    }

    private static JsonNode json(BothDays days) throws Exception {
        return new ObjectMapper().readTree(new GuardedReport(days).json());
    }

    private static BothDays days(FestivalFile file) {
        return BothDays.of(file, PostingPlan.of(file), Policy.festival(), step -> {});
    }
}
