package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.anomaly.Outage.Settlement;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds outages.
 *
 * <p>A quiet time is not an outage: visitors go to lunch, a desk takes a break, morning comes. What no crowd does is to
 * stop at every booth in the same second and to come back to the same booths together. So an outage is a time of five
 * minutes or more without any row, such that at least three booths sold both in the quarter of an hour before and in
 * that after, and at the slower of the two paces at least twenty rows would have been recorded meanwhile.
 */
public final class Outages {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration AROUND = Duration.ofMinutes(15);
    private static final int BOOTHS = 3;
    private static final int ROWS = 20;

    private Outages() {}

    /** The outages, in order. */
    public static List<Outage> in(List<FestivalRow> rows) {
        List<Outage> found = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Duration gap = Duration.between(rows.get(i - 1).at(), rows.get(i).at());
            if (gap.compareTo(SHORTEST) >= 0) {
                outage(rows, i, gap).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Outage> outage(List<FestivalRow> rows, int next, Duration gap) {
        List<FestivalRow> before = before(rows, next);
        List<FestivalRow> after = after(rows, next);
        Set<String> booths = sellers(before);
        booths.retainAll(sellers(after));
        long expected = Math.min(before.size(), after.size()) * gap.toSeconds() / AROUND.toSeconds();
        if (booths.size() < BOOTHS || expected < ROWS) {
            return Optional.empty();
        }
        FestivalRow from = rows.get(next - 1);
        FestivalRow to = rows.get(next);
        return Optional.of(new Outage(
                from.number(), to.number(), from.at(), to.at(), booths.size(), expected, settlement(rows, to.at())));
    }

    private static List<FestivalRow> before(List<FestivalRow> rows, int next) {
        Instant earliest = rows.get(next - 1).at().minus(AROUND);
        int start = next;
        while (start > 0 && !rows.get(start - 1).at().isBefore(earliest)) {
            start--;
        }
        return rows.subList(start, next);
    }

    private static List<FestivalRow> after(List<FestivalRow> rows, int next) {
        Instant latest = rows.get(next).at().plus(AROUND);
        int end = next;
        while (end < rows.size() && !rows.get(end).at().isAfter(latest)) {
            end++;
        }
        return rows.subList(next, end);
    }

    private static Set<String> sellers(List<FestivalRow> rows) {
        return rows.stream()
                .filter(r -> r.type() == RowType.PAY)
                .map(FestivalRow::booth)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A booth whose first sale comes after the outage and after every other booth's last. */
    private static Optional<Settlement> settlement(List<FestivalRow> rows, Instant outageEnd) {
        Map<String, List<FestivalRow>> sales = rows.stream()
                .filter(r -> r.type() == RowType.PAY)
                .collect(Collectors.groupingBy(FestivalRow::booth, LinkedHashMap::new, Collectors.toList()));
        String last = "";
        for (String booth : sales.keySet()) {
            last = booth;
        }
        List<FestivalRow> extra = sales.getOrDefault(last, List.of());
        String lastBooth = last;
        boolean afterAll = !extra.isEmpty()
                && extra.get(0).at().isAfter(outageEnd)
                && sales.entrySet().stream()
                        .filter(e -> !e.getKey().equals(lastBooth))
                        .map(e -> e.getValue().get(e.getValue().size() - 1))
                        .allMatch(r -> r.number() < extra.get(0).number());
        return afterAll
                ? Optional.of(new Settlement(
                        last,
                        extra.get(0).number(),
                        extra.size(),
                        extra.stream().mapToLong(FestivalRow::amount).sum()))
                : Optional.empty();
    }
}
