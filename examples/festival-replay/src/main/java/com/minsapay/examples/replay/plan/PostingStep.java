package com.minsapay.examples.replay.plan;

import com.minsapay.examples.replay.file.Field;
import com.minsapay.examples.replay.text.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing to post, or not to. Its key is the same however often the plan is made. */
public sealed interface PostingStep {
    /**
     * Made from the row's number: {@code row-17}; for what else a row needs, {@code row-17-open}, {@code row-17-grant},
     * {@code row-17-correction} or {@code row-17-subsidy}.
     */
    String key();

    /** The file's own transaction number. */
    long row();

    /** When it happened: the row's instant. */
    Instant at();

    /** Whose wallet. */
    String user();

    /** Calls the one case that this step is. */
    <R> R fold(Cases<R> cases);

    /** A wallet is opened. The grant, in won, may be zero. */
    record OpenWallet(String key, long row, Instant at, String user, long grant) implements PostingStep {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.openWallet(this);
        }
    }

    /** Cash comes in at a desk: won, more than zero. */
    record TopUp(String key, long row, Instant at, String user, String desk, long amount) implements PostingStep {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.topUp(this);
        }
    }

    /** A booth is paid: won, more than zero; grants first. */
    record Charge(String key, long row, Instant at, String user, String booth, long amount) implements PostingStep {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.charge(this);
        }
    }

    /** Own money is handed back at a desk: won, more than zero, never more than the wallet's own. */
    record Withdrawal(String key, long row, Instant at, String user, String desk, long amount) implements PostingStep {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.withdrawal(this);
        }
    }

    /**
     * The file does not follow here: moves, at least one, to be made in their order, that make it so.
     *
     * @param damaged the field to blame, if the reason is {@link CorrectionReason#DAMAGED_FIELD}
     * @param detail the reason with what the file says, for the report
     */
    record Correction(
            String key,
            long row,
            Instant at,
            String user,
            CorrectionReason reason,
            Optional<Field> damaged,
            Bilingual detail,
            List<Move> moves)
            implements PostingStep {
        /** @throws IllegalArgumentException if there are no moves */
        public Correction {
            moves = List.copyOf(moves);
            if (moves.isEmpty()) {
                throw new IllegalArgumentException("a correction has at least one move, was none at row " + row);
            }
        }

        /** The reason as the ledger keeps it: where, why and which field, but nothing that the file says. */
        public String inShort() {
            return "row " + row + ", " + reason.code()
                    + damaged.map(field -> ": " + field.header()).orElse("");
        }

        /** What the wallet gains by it, in won; negative for a loss, zero if only the kind of money changes. */
        public long gain() {
            return moves.stream()
                    .mapToLong(m -> m.direction() == Move.Direction.IN ? m.amount() : -m.amount())
                    .sum();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.correction(this);
        }
    }

    /** A row of amount zero: nothing is posted. */
    record Nothing(String key, long row, Instant at, String user) implements PostingStep {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nothing(this);
        }
    }

    /** What to do with each case. */
    interface Cases<R> {
        R openWallet(OpenWallet step);

        R topUp(TopUp step);

        R charge(Charge step);

        R withdrawal(Withdrawal step);

        R correction(Correction step);

        R nothing(Nothing step);
    }
}
