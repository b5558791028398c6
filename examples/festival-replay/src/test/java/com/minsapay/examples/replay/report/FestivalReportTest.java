package com.minsapay.examples.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.examples.replay.Festival2019;
import com.minsapay.examples.replay.FestivalText;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.WalletState;
import com.minsapay.examples.replay.simulate.FestivalSimulator;
import com.minsapay.examples.replay.simulate.SimulationSettings;
import com.minsapay.examples.replay.text.BadValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FestivalReportTest {
    private static final FestivalText SMALL = FestivalText.of()
            .row(0, 0, "11:00:00", "open", 7000, 7000)
            .row(0, 0, "11:00:10", "charge", 5464526, 5471526)
            .row(0, 0, "11:00:20", "withdraw", 5471526, 0)
            .row(0, 1, "11:01:00", "pay", 0, 0)
            .row(1, 0, "11:02:00", "설", 10000, 10000)
            .row(1, 1, "11:03:00", "pay", 1000, 9000)
            .row(1, 1, "11:03:01", "pay", 1000, 8000);

    @Test
    void the_json_has_its_fields_in_their_order() throws Exception {
        List<String> names = new ArrayList<>();
        json(report(SMALL.file(), PublishedTotals.NONE)).fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .startsWith(
                        "rows",
                        "wallets",
                        "booths",
                        "totals",
                        "finalBalances",
                        "trialBalance",
                        "verified",
                        "peakPerMinute",
                        "peakMinute",
                        "outages",
                        "anomalies");
    }

    @Test
    void the_json_says_what_the_file_and_the_ledger_say() throws Exception {
        JsonNode json = json(report(SMALL.file(), PublishedTotals.NONE));
        assertThat(json.get("rows").asInt()).isEqualTo(7);
        assertThat(json.get("wallets").asInt()).isEqualTo(2);
        assertThat(json.get("booths").asInt()).isEqualTo(2);
        assertThat(json.at("/totals/open/count").asInt()).isEqualTo(1);
        assertThat(json.at("/totals/damaged/amount").asLong()).isEqualTo(10000);
        assertThat(json.at("/totals/pay").toString()).isEqualTo("{\"count\":3,\"amount\":2000}");
        assertThat(json.get("finalBalances").asLong()).isEqualTo(8000);
        assertThat(json.get("trialBalance").asLong()).isZero();
        assertThat(json.get("verified").asBoolean()).isTrue();
        assertThat(json.get("peakPerMinute").asInt()).isEqualTo(2);
        assertThat(json.get("zeroRows").toString()).isEqualTo("[3]");
        assertThat(json.get("outages")).isEmpty();
    }

    @Test
    void an_anomaly_in_the_json_has_row_kind_detail_and_amount_and_no_more() throws Exception {
        JsonNode anomalies = json(report(SMALL.file(), PublishedTotals.NONE)).get("anomalies");
        assertThat(anomalies)
                .extracting(a -> a.get("row").asLong() + " " + a.get("kind").asText())
                .containsExactly(
                        "1 amount-no-one-meant",
                        "2 top-up-undone",
                        "2 subsidy-left-as-cash",
                        "4 damaged-field",
                        "6 likely-double-tap");
        assertThat(anomalies).allSatisfy(a -> {
            List<String> names = new ArrayList<>();
            a.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactly("row", "kind", "detail", "amount");
        });
    }

    @Test
    void a_correction_in_the_json_says_from_where_to_where() throws Exception {
        JsonNode correction = json(report(SMALL.file(), PublishedTotals.NONE)).at("/corrections/0");
        assertThat(correction.get("key").asText()).isEqualTo("row-1");
        assertThat(correction.get("moves").toString())
                .isEqualTo("[{\"from\":\"suspense\",\"to\":\"own\",\"amount\":5464526}]");
    }

    @Test
    void a_published_total_is_reproduced_or_its_difference_stands() throws Exception {
        JsonNode published = json(report(SMALL.file(), PublishedTotals.parse("users=2,paid=2100")))
                .get("published");
        assertThat(published)
                .extracting(
                        p -> p.get("name").asText() + " " + p.get("difference").asLong())
                .containsExactly("users 0", "paid -100");
    }

    @Test
    void published_totals_are_read_or_refused_by_name() {
        assertThat(PublishedTotals.parse("transacted=5, users=1").transacted()).isEqualTo(OptionalLong.of(5));
        for (String bad : List.of("visitors=5", "users", "users=many", "users=1,users=2", "")) {
            assertThatThrownBy(() -> PublishedTotals.parse(bad)).isInstanceOf(BadValueException.class);
        }
    }

    @Test
    void the_same_festival_gives_the_same_bytes() {
        FestivalFile file = FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(5, 100, 6, 240)));
        FestivalReport first = report(file, PublishedTotals.NONE);
        FestivalReport second = report(file, PublishedTotals.NONE);
        assertThat(first.json()).isEqualTo(second.json()).endsWith("}\n").doesNotContain("\r");
        assertThat(first.html()).isEqualTo(second.html());
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_runs_no_script() {
        String html = report(SMALL.file(), PublishedTotals.NONE).html();
        assertThat(Pattern.compile("https?://|src=|<link|@import|url\\(|<script")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void the_page_draws_each_session_with_a_title_a_description_and_its_outages() {
        FestivalFile file = FestivalFile.parse(FestivalSimulator.simulate(new SimulationSettings(2026, 400, 16, 480)));
        String html = report(file, PublishedTotals.NONE).html();
        assertThat(html)
                .contains("role=\"img\" aria-labelledby=\"chart1t chart1d\"")
                .contains("<title id=\"chart1t\">")
                .contains("<desc id=\"chart1d\">")
                .containsOnlyOnce("class=\"outage\"");
    }

    @Test
    void what_a_damaged_field_holds_is_escaped_in_the_page() {
        FestivalText text = FestivalText.of().row(0, 0, "9:00:00", "<b>&'", 7000, 7000);
        String html = report(text.file(), PublishedTotals.NONE).html();
        assertThat(html).contains("&lt;b&gt;&amp;&#39;").doesNotContain("<b>");
    }

    @Test
    void a_ledger_that_does_not_balance_is_shown_as_bad() {
        FestivalFile file = SMALL.file();
        String html = FestivalReport.of(
                        file, PostingPlan.of(file), new LedgerFigures(8000, -500, false), PublishedTotals.NONE)
                .html();
        assertThat(html).contains("class=\"bad\">-₩500<").contains("✗");
    }

    @Test
    void the_2019_festival_reproduces_three_published_totals_and_says_by_how_much_not_the_fourth() throws Exception {
        JsonNode json = json(report(
                Festival2019.file(),
                PublishedTotals.parse("users=400,transactions=2900,paid=4604210,transacted=17319300")));
        assertThat(json.get("published"))
                .extracting(
                        p -> p.get("name").asText() + " " + p.get("difference").asLong())
                .containsExactly("users 0", "transactions 0", "paid 0", "transacted 8615988140", "transacted 15128000");
        assertThat(json.get("peakPerMinute").asInt()).isEqualTo(24);
        assertThat(json.get("peakMinute").asText()).isEqualTo("2019-07-16T10:04");
        assertThat(json.get("finalBalances").asLong()).isEqualTo(14_917_200);
        assertThat(json.get("zeroRows")).hasSize(166);
        assertThat(json.get("booths").asInt()).isEqualTo(19);
    }

    private static FestivalReport report(FestivalFile file, PublishedTotals published) {
        PostingPlan plan = PostingPlan.of(file);
        long balances =
                plan.wallets().values().stream().mapToLong(WalletState::total).sum();
        return FestivalReport.of(file, plan, new LedgerFigures(balances, 0, true), published);
    }

    private static JsonNode json(FestivalReport report) throws Exception {
        return new ObjectMapper().readTree(report.json());
    }
}
