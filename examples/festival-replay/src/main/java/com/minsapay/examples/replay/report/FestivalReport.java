package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.anomaly.Anomalies;
import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.anomaly.Outages;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.plan.PostingPlan;
import java.util.List;

/**
 * Everything a replay has to say. The same arguments give the same bytes: no time of writing, no random order.
 *
 * @param file what was recorded
 * @param plan what was posted
 * @param ledger what the ledger says of it
 * @param anomalies what is odd in the file
 * @param outages when nothing could be recorded
 * @param comparisons published totals beside the file's
 */
public record FestivalReport(
        FestivalFile file,
        PostingPlan plan,
        LedgerFigures ledger,
        List<Anomaly> anomalies,
        List<Outage> outages,
        List<Comparison> comparisons) {

    /** Gathers what there is to say. */
    public static FestivalReport of(
            FestivalFile file, PostingPlan plan, LedgerFigures ledger, PublishedTotals published) {
        List<Anomaly> anomalies = Anomalies.in(file, plan);
        return new FestivalReport(
                file, plan, ledger, anomalies, Outages.in(file.rows()), Comparison.of(file, anomalies, published));
    }

    /** The report for programs: JSON with line feeds, ending in one. */
    public String json() {
        return ReportJson.of(this).text();
    }

    /** The report for people: one page that loads nothing else. */
    public String html() {
        return ReportPage.of(this);
    }
}
