package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.guard.BothDays;
import com.minsapay.examples.replay.guard.Difference;
import com.minsapay.examples.replay.guard.Effect;
import com.minsapay.examples.replay.guard.Measures;
import com.minsapay.examples.replay.guard.Measures.Tally;
import com.minsapay.examples.replay.guard.Reconciliation;
import com.minsapay.examples.replay.guard.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of a guarded replay: its members are its fields, in this order. Amounts are won. */
record GuardedJson(
        int rows,
        int wallets,
        boolean reconciled,
        boolean verified,
        DayJson recorded,
        DayJson guarded,
        List<GuardJson> guards,
        List<SumJson> reconciliation,
        Map<String, Long> walletsNotReconciled,
        List<DifferenceJson> differences,
        List<WordJson> words) {

    static GuardedJson of(BothDays days) {
        return new GuardedJson(
                days.recorded().file().rows().size(),
                days.recorded().totals().wallets().size(),
                days.reconciled(),
                days.verified(),
                DayJson.of(days.recordedMeasures()),
                DayJson.of(days.guardedMeasures()),
                days.effects().stream().map(GuardJson::of).toList(),
                days.reconciliation().sums().stream().map(SumJson::of).toList(),
                days.reconciliation().wallets(),
                days.guarded().differences().stream().map(DifferenceJson::of).toList(),
                days.guarded().words().stream().map(WordJson::of).toList());
    }

    record DayJson(
            long leftByError,
            Tally chargedTwice,
            Tally subsidyAsCash,
            long unaccounted,
            Tally toppedUpTwice,
            Tally unmeantIn,
            Tally unmeantOut) {
        static DayJson of(Measures m) {
            return new DayJson(
                    m.leftByError(),
                    m.doubleCharges(),
                    m.subsidyAsCash(),
                    m.unaccounted(),
                    m.doubleTopUps(),
                    m.unmeantIn(),
                    m.unmeantOut());
        }
    }

    record GuardJson(
            String guard,
            long refused,
            long asked,
            long confirmed,
            long changed,
            long savedAlone,
            long savedTogether,
            long alsoStopped,
            long alsoMoved) {
        static GuardJson of(Effect e) {
            return new GuardJson(
                    e.guard().code(),
                    e.refused(),
                    e.asked(),
                    e.confirmed(),
                    e.changed(),
                    e.savedAlone(),
                    e.savedTogether(),
                    e.alsoStopped(),
                    e.alsoMoved());
        }
    }

    record SumJson(String sum, long recorded, List<PartJson> less, long guarded, long gap) {
        static SumJson of(Reconciliation.Sum s) {
            return new SumJson(
                    s.code(), s.recorded(), s.parts().stream().map(PartJson::of).toList(), s.played(), s.gap());
        }
    }

    record PartJson(String guard, long amount, List<Long> rows) {
        static PartJson of(Reconciliation.Part p) {
            return new PartJson(p.guard().code(), p.won(), p.rows());
        }
    }

    record DifferenceJson(long row, String wallet, String line, String guard, long amount) {
        static DifferenceJson of(Difference d) {
            return new DifferenceJson(
                    d.row(), d.user(), d.line().code(), d.guard().code(), d.won());
        }
    }

    record WordJson(long row, String guard, String said) {
        static WordJson of(Word w) {
            return new WordJson(w.row(), w.guard().code(), code(w.kind()));
        }

        private static String code(Word.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
