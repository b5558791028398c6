package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Won;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds withdrawals that take back what was topped up just before. */
final class UndoneTopUps {
    private static final Duration ON_THE_SPOT = Duration.ofMinutes(2);

    private UndoneTopUps() {}

    static List<Anomaly> in(List<FestivalRow> rows) {
        Map<String, Deque<FestivalRow>> topUps = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        for (FestivalRow row : rows) {
            Deque<FestivalRow> pending = topUps.computeIfAbsent(row.user(), u -> new ArrayDeque<>());
            if (row.amount() == 0) {
                continue;
            }
            if (row.type() == RowType.CHARGE) {
                pending.addLast(row);
                continue;
            }
            if (row.type() == RowType.WITHDRAW) {
                List<FestivalRow> undone = undone(row, pending);
                if (!undone.isEmpty()) {
                    found.add(anomaly(row, undone));
                }
            }
            pending.clear();
        }
        return found;
    }

    /** The latest top-ups that the withdrawal covers, as far as they are recent. */
    private static List<FestivalRow> undone(FestivalRow withdrawal, Deque<FestivalRow> pending) {
        long left = withdrawal.amount();
        List<FestivalRow> undone = new ArrayList<>();
        while (!pending.isEmpty()) {
            FestivalRow topUp = pending.removeLast();
            boolean recent = Duration.between(topUp.at(), withdrawal.at()).compareTo(ON_THE_SPOT) <= 0;
            if (!recent || topUp.amount() > left) {
                break;
            }
            left -= topUp.amount();
            undone.add(0, topUp);
        }
        return undone;
    }

    private static Anomaly anomaly(FestivalRow row, List<FestivalRow> undone) {
        long amount = undone.stream().mapToLong(FestivalRow::amount).sum();
        long seconds =
                Duration.between(undone.get(undone.size() - 1).at(), row.at()).toSeconds();
        String rows = undone.stream().map(r -> Long.toString(r.number())).collect(Collectors.joining(", "));
        Bilingual detail = Bilingual.of(
                rows + "번 충전 " + Won.format(amount) + "을 " + seconds + "초 뒤 도로 출금 (" + row.user() + ")",
                "hands back the " + Won.format(amount) + " topped up by row" + (undone.size() > 1 ? "s " : " ") + rows
                        + ", " + seconds + " s before (" + row.user() + ")");
        return new Anomaly(row.number(), AnomalyKind.TOP_UP_UNDONE, detail, amount);
    }
}
