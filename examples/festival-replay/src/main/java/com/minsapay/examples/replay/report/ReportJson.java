package com.minsapay.examples.replay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.Outage;
import com.minsapay.examples.replay.clock.Stretch;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.Field;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.Move;
import com.minsapay.examples.replay.plan.Pocket;
import com.minsapay.examples.replay.plan.PostingStep;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON report: its members are its fields, in this order. Amounts are won, times are Korea's. */
record ReportJson(
        int rows,
        int wallets,
        int booths,
        Map<String, Total> totals,
        long finalBalances,
        long trialBalance,
        boolean verified,
        int peakPerMinute,
        String peakMinute,
        List<OutageJson> outages,
        List<AnomalyJson> anomalies,
        Map<String, Long> anomalyCounts,
        List<CorrectionJson> corrections,
        List<Long> zeroRows,
        List<StretchJson> clock,
        List<ComparisonJson> published,
        Map<String, Total> boothSales) {
    /** The group of rows whose type is damaged. */
    static final String DAMAGED = "damaged";

    static ReportJson of(FestivalReport report) {
        List<FestivalRow> rows = report.file().rows();
        Payments payments = Payments.of(rows);
        return new ReportJson(
                rows.size(),
                report.file().users().size(),
                report.file().booths().size(),
                totals(rows),
                report.ledger().finalBalances(),
                report.ledger().trialBalance(),
                report.ledger().verified(),
                payments.peak(),
                payments.peakMinute(),
                report.outages().stream().map(OutageJson::of).toList(),
                report.anomalies().stream().map(AnomalyJson::of).toList(),
                anomalyCounts(report.anomalies()),
                report.plan().corrections().stream().map(CorrectionJson::of).toList(),
                zeroRows(report.plan().steps()),
                report.file().timeline().stretches().stream()
                        .map(StretchJson::of)
                        .toList(),
                report.comparisons().stream().map(ComparisonJson::of).toList(),
                boothSales(rows));
    }

    String text() {
        return text(this);
    }

    /** A record of numbers and texts as JSON with line feeds, ending in one. */
    static String text(Record report) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and texts are always JSON", e);
        }
    }

    /** By the file's own types; a row whose type is damaged stands by itself. */
    static Map<String, Total> totals(List<FestivalRow> rows) {
        Map<String, Total> totals = new LinkedHashMap<>();
        for (RowType type : RowType.values()) {
            totals.put(type.code(), Total.NONE);
        }
        for (FestivalRow row : rows) {
            boolean damaged = row.damage().filter(d -> d.field() == Field.TYPE).isPresent();
            totals.merge(damaged ? DAMAGED : row.type().code(), Total.of(row.amount()), Total::plus);
        }
        return totals;
    }

    private static Map<String, Long> anomalyCounts(List<Anomaly> anomalies) {
        SortedMap<String, Long> counts = new TreeMap<>();
        anomalies.forEach(a -> counts.merge(a.kind().code(), 1L, Long::sum));
        return counts;
    }

    static List<Long> zeroRows(List<PostingStep> steps) {
        return steps.stream()
                .filter(PostingStep.Nothing.class::isInstance)
                .map(PostingStep::row)
                .toList();
    }

    static Map<String, Total> boothSales(List<FestivalRow> rows) {
        SortedMap<String, Total> sales = new TreeMap<>();
        for (FestivalRow row : rows) {
            if (row.type() == RowType.PAY) {
                sales.merge(row.booth(), Total.of(row.amount()), Total::plus);
            }
        }
        return sales;
    }

    static String local(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(Timeline.ZONE));
    }

    /** How many rows, and their sum in won. */
    record Total(long count, long amount) {
        static final Total NONE = new Total(0, 0);

        static Total of(long amount) {
            return new Total(1, amount);
        }

        Total plus(Total other) {
            return new Total(count + other.count, Math.addExact(amount, other.amount));
        }
    }

    record AnomalyJson(long row, String kind, String detail, long amount) {
        static AnomalyJson of(Anomaly a) {
            return new AnomalyJson(a.row(), a.kind().code(), a.detail().english(), a.amount());
        }
    }

    record OutageJson(
            long rowBefore, long rowAfter, String from, String to, long seconds, int booths, long rowsExpected) {
        static OutageJson of(Outage o) {
            return new OutageJson(
                    o.rowBefore(),
                    o.rowAfter(),
                    local(o.from()),
                    local(o.to()),
                    o.duration().toSeconds(),
                    o.booths(),
                    o.rowsExpected());
        }
    }

    record CorrectionJson(long row, String key, String reason, String detail, String wallet, List<MoveJson> moves) {
        static CorrectionJson of(Correction c) {
            return new CorrectionJson(
                    c.row(),
                    c.key(),
                    c.reason().code(),
                    c.detail().english(),
                    c.user(),
                    c.moves().stream().map(MoveJson::of).toList());
        }
    }

    record MoveJson(String from, String to, long amount) {
        static MoveJson of(Move move) {
            String pocket = move.pocket() == Pocket.OWN ? "own" : "grant";
            String house = move.house().label();
            return move.direction() == Move.Direction.IN
                    ? new MoveJson(house, pocket, move.amount())
                    : new MoveJson(pocket, house, move.amount());
        }
    }

    record StretchJson(
            long firstRow, long lastRow, String from, String to, String half, boolean certain, String reason) {
        static StretchJson of(Stretch s) {
            return new StretchJson(
                    s.firstRow(),
                    s.lastRow(),
                    local(s.from().atZone(Timeline.ZONE).toInstant()),
                    local(s.to().atZone(Timeline.ZONE).toInstant()),
                    s.half().name(),
                    s.certain(),
                    s.reason().english());
        }
    }

    record ComparisonJson(String name, String definition, long published, long computed, long difference) {
        static ComparisonJson of(Comparison c) {
            return new ComparisonJson(c.name(), c.definition().english(), c.published(), c.computed(), c.difference());
        }
    }
}
