package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.anomaly.Anomalies;
import com.minsapay.examples.replay.anomaly.Anomaly;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.UnmeantAmount;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What went wrong on a day. Both days are measured the same way: by their rows, and by what their ledger is left with.
 *
 * @param doubleCharges payments that stand twice where a card was likely meant to be read once
 * @param doubleTopUps top-ups that do
 * @param subsidyAsCash withdrawals of more than the wallet's own money; the amount is the school's part
 * @param unmeantIn cash in that no one meant
 * @param unmeantOut cash out that no one meant
 * @param unaccounted won that the ledger's account for unexplained differences is left with
 */
public record Measures(
        Tally doubleCharges,
        Tally doubleTopUps,
        Tally subsidyAsCash,
        Tally unmeantIn,
        Tally unmeantOut,
        long unaccounted) {

    /**
     * Measures a day.
     *
     * @param day its rows
     * @param suspense what its ledger's suspense account is left with, in won, whatever the sign
     */
    static Measures of(FestivalFile day, long suspense) {
        List<Anomaly> anomalies = Anomalies.in(day, PostingPlan.of(day));
        Set<Long> doubles = rows(anomalies, AnomalyKind.LIKELY_DOUBLE_TAP);
        Predicate<FestivalRow> unmeant = row -> UnmeantAmount.why(row).isPresent();
        return new Measures(
                Tally.of(day, RowType.PAY, row -> doubles.contains(row.number())),
                Tally.of(day, RowType.CHARGE, row -> doubles.contains(row.number())),
                Tally.of(anomalies.stream()
                        .filter(a -> a.kind() == AnomalyKind.SUBSIDY_LEFT_AS_CASH)
                        .map(Anomaly::amount)
                        .toList()),
                Tally.of(day, RowType.CHARGE, unmeant),
                Tally.of(day, RowType.WITHDRAW, unmeant),
                Math.abs(suspense));
    }

    /** What left wallets or the school by error, in won: charged twice, or the school's and handed out as cash. */
    public long leftByError() {
        return Math.addExact(doubleCharges.won(), subsidyAsCash.won());
    }

    private static Set<Long> rows(List<Anomaly> anomalies, AnomalyKind kind) {
        return anomalies.stream()
                .filter(a -> a.kind() == kind)
                .map(Anomaly::row)
                .collect(Collectors.toSet());
    }

    /**
     * How many, and how much together.
     *
     * @param count rows
     * @param won their sum
     */
    public record Tally(long count, long won) {
        private static Tally of(FestivalFile day, RowType type, Predicate<FestivalRow> condition) {
            return of(day.rows().stream()
                    .filter(row -> row.type() == type && condition.test(row))
                    .map(FestivalRow::amount)
                    .toList());
        }

        private static Tally of(List<Long> amounts) {
            return new Tally(amounts.size(), amounts.stream().reduce(0L, Math::addExact));
        }
    }
}
