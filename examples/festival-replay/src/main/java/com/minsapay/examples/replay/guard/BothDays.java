package com.minsapay.examples.replay.guard;

import com.minsapay.account.AccountKind;
import com.minsapay.examples.replay.anomaly.Anomalies;
import com.minsapay.examples.replay.anomaly.AnomalyKind;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.file.FestivalFile;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.plan.PostingPlan;
import com.minsapay.examples.replay.plan.UnmeantAmount;
import com.minsapay.examples.replay.post.MemoryLedger;
import com.minsapay.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * The day as it was recorded, and as it would have gone with the guards on. Immutable.
 *
 * @param recorded the day as the file has it
 * @param recordedMeasures what went wrong on it
 * @param recordedVerified whether a ledger of it verifies
 * @param guarded the day with all guards on
 * @param guardedMeasures what went wrong on that
 * @param effects what each guard does, in their order
 * @param reconciliation the recorded day less every difference, beside the guarded day's ledger
 * @param allHold whether the days that were played with one guard each come out to the won, too
 */
public record BothDays(
        RecordedDay recorded,
        Measures recordedMeasures,
        boolean recordedVerified,
        Play guarded,
        Measures guardedMeasures,
        List<Effect> effects,
        Reconciliation reconciliation,
        boolean allHold) {
    private static final Set<AnomalyKind> ERRORS = EnumSet.of(
            AnomalyKind.AMOUNT_NO_ONE_MEANT,
            AnomalyKind.LIKELY_DOUBLE_TAP,
            AnomalyKind.OPENED_TWICE,
            AnomalyKind.USED_BEFORE_OPENING);

    /** Copies the list. */
    public BothDays {
        effects = List.copyOf(effects);
    }

    /**
     * How many steps {@link #of} takes.
     *
     * @param plan the file's own plan
     */
    public static long steps(FestivalFile file, PostingPlan plan) {
        return plan.steps().size() + (1L + Guard.values().length) * file.rows().size();
    }

    /**
     * Plays a festival as it was recorded, with all guards, and with each alone; each on a ledger in memory.
     *
     * @param plan the file's own plan
     * @param figures the policy whose limits, windows and amounts the guards have
     * @param progress told how many steps are done, after each
     * @throws com.minsapay.examples.replay.post.ReplayFailedException if the recorded day cannot be posted
     */
    public static BothDays of(FestivalFile file, PostingPlan plan, Policy figures, LongConsumer progress) {
        AtomicLong done = new AtomicLong();
        LongConsumer step = any -> progress.accept(done.incrementAndGet());
        RecordedDay day = RecordedDay.of(file);
        Measures measures;
        boolean verified;
        try (MemoryLedger ledger = new MemoryLedger(file, Policy.unlimited(figures.currency(), Timeline.ZONE))) {
            ledger.post(plan, step);
            measures = Measures.of(file, ledger.balance(AccountKind.SUSPENSE));
            verified = ledger.verify().verified();
        }
        Play together = Play.of(day, EnumSet.allOf(Guard.class), figures, step);
        Predicate<Difference> error = errors(file, plan);
        List<Effect> effects = new ArrayList<>();
        boolean allHold = true;
        for (Guard guard : Guard.values()) {
            Play alone = Play.of(day, EnumSet.of(guard), figures, step);
            effects.add(Effect.of(guard, together, alone, error));
            allHold &= alone.verified() && reconciled(day, alone).holds();
        }
        Measures guarded = Measures.of(
                new FestivalFile(together.rows(), file.timeline()),
                together.totals().of(Line.EDITS));
        return new BothDays(day, measures, verified, together, guarded, effects, reconciled(day, together), allHold);
    }

    private static Reconciliation reconciled(RecordedDay day, Play play) {
        return Reconciliation.of(day.totals(), play.differences(), play.totals());
    }

    /** Whether what moved where two days differ moved by error, as a person who looks at the file would say. */
    private static Predicate<Difference> errors(FestivalFile file, PostingPlan plan) {
        Set<Long> rows = new HashSet<>();
        Set<Long> subsidies = new HashSet<>();
        Anomalies.in(file, plan).forEach(a -> {
            if (ERRORS.contains(a.kind())) {
                rows.add(a.row());
            } else if (a.kind() == AnomalyKind.SUBSIDY_LEFT_AS_CASH) {
                subsidies.add(a.row());
            }
        });
        // Some that no one meant are named as an undone top-up only.
        file.rows().stream()
                .filter(row -> UnmeantAmount.why(row).isPresent())
                .map(FestivalRow::number)
                .forEach(rows::add);
        return d -> switch (d.guard()) {
            case ENOUGH_MONEY -> false; // It follows from what another guard did to an earlier row.
            case NO_EDITS -> true;
            case SUBSIDY_STAYS -> subsidies.contains(d.row());
            default -> rows.contains(d.row());
        };
    }

    /** Whether every day that was played comes out to the won. */
    public boolean reconciled() {
        return allHold && reconciliation.holds();
    }

    /** Whether the ledgers of both days verify. */
    public boolean verified() {
        return recordedVerified && guarded.verified();
    }
}
