package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.text.Bilingual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds payments and top-ups that stand twice where a card was likely meant to be read once. */
public final class DoubleTaps {
    /** How soon the same again counts as a mistake: nobody hands over a second portion that fast. */
    public static final Duration WINDOW = Duration.ofSeconds(2);

    private DoubleTaps() {}

    static List<Anomaly> in(List<FestivalRow> rows) {
        Map<Tap, FestivalRow> last = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        for (FestivalRow row : rows) {
            boolean taps = row.type() == RowType.PAY || row.type() == RowType.CHARGE;
            if (taps && row.amount() > 0) {
                FestivalRow before = last.put(new Tap(row.user(), row.booth(), row.type(), row.amount()), row);
                if (before != null && Duration.between(before.at(), row.at()).compareTo(WINDOW) <= 0) {
                    found.add(doubleTap(before, row));
                }
            }
        }
        return found;
    }

    private static Anomaly doubleTap(FestivalRow first, FestivalRow second) {
        long seconds = Duration.between(first.at(), second.at()).toSeconds();
        boolean pays = second.type() == RowType.PAY;
        String korean = seconds == 0 ? "같은 초에" : seconds + "초 뒤";
        String english = seconds == 0 ? "in the same second" : seconds + " s later";
        String where = " (" + second.user() + ", " + second.booth() + ")";
        Bilingual detail = Bilingual.of(
                first.number() + "번과 같은 " + (pays ? "결제" : "충전") + "가 " + korean + " 반복됨" + where,
                "repeats the " + (pays ? "payment" : "top-up") + " of row " + first.number() + " " + english + where);
        return new Anomaly(second.number(), AnomalyKind.LIKELY_DOUBLE_TAP, detail, second.amount());
    }

    private record Tap(String user, String booth, RowType type, long amount) {}
}
