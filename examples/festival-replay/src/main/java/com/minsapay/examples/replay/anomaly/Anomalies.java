package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.CorrectionReason;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.PostingStep.Correction;
import com.minsapay.examples.replay.plan.UnmeantAmount;
import com.minsapay.examples.replay.text.Bilingual;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything odd in a file. Functions of their arguments. */
public final class Anomalies {
    private Anomalies() {}

    /**
     * Every oddity once, by row and then by kind.
     *
     * @param plan the file's own plan
     */
    public static List<Anomaly> in(FestivalFile file, PostingPlan plan) {
        List<Anomaly> undone = UndoneTopUps.in(file.rows());
        List<Anomaly> all = new ArrayList<>(undone);
        all.addAll(damagedFields(file));
        all.addAll(ofCorrections(plan));
        all.addAll(clockReadings(file));
        all.addAll(DoubleTaps.in(file.rows()));
        all.addAll(unmeantAmounts(file, undone));
        all.addAll(openings(file));
        Outages.in(file.rows()).forEach(o -> all.add(new Anomaly(o.rowAfter(), AnomalyKind.OUTAGE, o.detail(), 0)));
        all.sort(Comparator.comparingLong(Anomaly::row).thenComparing(Anomaly::kind));
        return List.copyOf(all);
    }

    private static List<Anomaly> damagedFields(FestivalFile file) {
        List<Anomaly> found = new ArrayList<>();
        for (FestivalRow row : file.rows()) {
            row.damage()
                    .ifPresent(d ->
                            found.add(new Anomaly(row.number(), AnomalyKind.DAMAGED_FIELD, d.detail(), row.amount())));
        }
        return found;
    }

    /** What the plan had to put right, where no look at the rows alone tells it. */
    private static List<Anomaly> ofCorrections(PostingPlan plan) {
        List<Anomaly> found = new ArrayList<>();
        for (Correction c : plan.corrections()) {
            if (c.reason() == CorrectionReason.BALANCE_DOES_NOT_FOLLOW) {
                found.add(new Anomaly(c.row(), AnomalyKind.BALANCE_DOES_NOT_FOLLOW, c.detail(), c.gain()));
            } else if (c.reason() == CorrectionReason.SUBSIDY_LEFT_AS_CASH) {
                long school = c.moves().get(0).amount();
                found.add(new Anomaly(c.row(), AnomalyKind.SUBSIDY_LEFT_AS_CASH, c.detail(), school));
            }
        }
        return found;
    }

    private static List<Anomaly> clockReadings(FestivalFile file) {
        return file.timeline().misreadings().stream()
                .map(m -> new Anomaly(m.row(), AnomalyKind.CLOCK_READING, m.detail(), 0))
                .toList();
    }

    /** A withdrawal that undoes an unmeant top-up is named for that already. */
    private static List<Anomaly> unmeantAmounts(FestivalFile file, List<Anomaly> undone) {
        Set<Long> named = undone.stream().map(Anomaly::row).collect(Collectors.toSet());
        Map<String, Long> topUps = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        for (FestivalRow row : file.rows()) {
            Optional<Bilingual> why = UnmeantAmount.why(row);
            if (why.isPresent() && !named.contains(row.number())) {
                Bilingual detail = withTopUp(why.get(), row, topUps.get(row.user()));
                found.add(new Anomaly(row.number(), AnomalyKind.AMOUNT_NO_ONE_MEANT, detail, row.amount()));
            }
            if (why.isPresent() && row.type() == RowType.CHARGE) {
                topUps.put(row.user(), row.number());
            }
        }
        return found;
    }

    /** Names the wallet, and the top-up whose rest a withdrawal is. */
    private static Bilingual withTopUp(Bilingual why, FestivalRow row, @Nullable Long topUp) {
        boolean rest = topUp != null && row.type() == RowType.WITHDRAW;
        return Bilingual.of(
                why.korean() + " (" + row.user() + (rest ? ", " + topUp + "번 충전에서 남은 것" : "") + ")",
                why.english() + " (" + row.user() + (rest ? ", what was left of row " + topUp : "") + ")");
    }

    private static List<Anomaly> openings(FestivalFile file) {
        Map<String, Long> firstRows = new HashMap<>();
        Map<String, Long> openings = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        for (FestivalRow row : file.rows()) {
            boolean opens = row.type() == RowType.OPEN;
            if (firstRows.putIfAbsent(row.user(), row.number()) == null && !opens) {
                Bilingual detail = Bilingual.of(
                        row.user() + "의 첫 거래가 " + row.type().code(),
                        "the first row of " + row.user() + " is " + row.type().code());
                found.add(new Anomaly(row.number(), AnomalyKind.USED_BEFORE_OPENING, detail, row.amount()));
            }
            Long before = opens ? openings.putIfAbsent(row.user(), row.number()) : null;
            if (before != null) {
                Bilingual detail = Bilingual.of(
                        row.user() + ": " + before + "번에서 이미 개설함", row.user() + " was opened by row " + before);
                found.add(new Anomaly(row.number(), AnomalyKind.OPENED_TWICE, detail, row.amount()));
            }
        }
        return found;
    }
}
