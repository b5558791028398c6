package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.UnmeantAmount;
import com.minsapay.examples.replay.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A published total beside what the file gives. Where a word can mean several things each meaning is given, and none is
 * bent to fit.
 *
 * @param name the published total's name
 * @param definition what was counted here
 * @param published what the organisers say
 * @param computed what the file gives
 */
public record Comparison(String name, Bilingual definition, long published, long computed) {
    /** What the file gives more than was published; zero if it is reproduced. */
    public long difference() {
        return computed - published;
    }

    static List<Comparison> of(FestivalFile file, List<Anomaly> anomalies, PublishedTotals published) {
        List<FestivalRow> rows = file.rows();
        List<Comparison> all = new ArrayList<>();
        add(
                all,
                "users",
                published.users(),
                "서로 다른 사용자",
                "distinct users",
                file.users().size());
        add(all, "transactions", published.transactions(), "모든 행", "all rows", rows.size());
        add(all, "paid", published.paid(), "결제(pay) 금액의 합", "the amounts of all pay rows", paid(rows));
        add(all, "transacted", published.transacted(), "모든 행 금액의 합", "the amounts of all rows", sum(rows));
        add(
                all,
                "transacted",
                published.transacted(),
                "아무도 뜻하지 않은 금액과 그것을 되돌린 출금을 뺀 합",
                "the amounts of all rows but those no one meant and their undoing",
                sum(meant(rows, anomalies)));
        return List.copyOf(all);
    }

    private static void add(
            List<Comparison> all, String name, OptionalLong published, String korean, String english, long computed) {
        published.ifPresent(p -> all.add(new Comparison(name, Bilingual.of(korean, english), p, computed)));
    }

    private static long paid(List<FestivalRow> rows) {
        return sum(rows.stream().filter(r -> r.type() == RowType.PAY).toList());
    }

    /** Without what was typed by mistake; a top-up that was meant and then undone stays. */
    private static List<FestivalRow> meant(List<FestivalRow> rows, List<Anomaly> anomalies) {
        Set<Long> unmeant = anomalies.stream()
                .filter(a -> a.kind() == AnomalyKind.AMOUNT_NO_ONE_MEANT)
                .map(Anomaly::row)
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(r ->
                        !unmeant.contains(r.number()) && UnmeantAmount.why(r).isEmpty())
                .toList();
    }

    private static long sum(List<FestivalRow> rows) {
        return rows.stream().mapToLong(FestivalRow::amount).reduce(0, Math::addExact);
    }
}
