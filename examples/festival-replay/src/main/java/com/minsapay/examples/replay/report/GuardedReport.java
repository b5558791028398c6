package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.guard.BothDays;

/**
 * What a guarded replay has to say. The same festival gives the same bytes.
 *
 * @param days the day as it was recorded, and as it would have gone
 */
public record GuardedReport(BothDays days) {
    /** The report for programs: JSON with line feeds, ending in one. */
    public String json() {
        return ReportJson.text(GuardedJson.of(days));
    }

    /** The report for people: one page that loads nothing else. */
    public String html() {
        return GuardedPage.of(days);
    }
}
