package com.minsapay.outcome;

import com.minsapay.account.DeskId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a request came to. Approved and declined are final: the same key gets an equal outcome for ever. A question is
 * not an answer: nothing was posted or recorded.
 */
public sealed interface Outcome permits Outcome.Approved, Outcome.Declined, Outcome.Asked {
    /** Whether the same key gets this same outcome for ever. */
    boolean isFinal();

    /** One sentence for a screen, in Korean or English. */
    String message(Locale locale);

    /** The result of the one function that fits this outcome. */
    <T> T fold(Function<Approved, T> approved, Function<Declined, T> declined, Function<Asked, T> asked);

    /** The outcome that a recorded transaction stands for. */
    static Outcome of(Transaction transaction) {
        return transaction
                .declined()
                .<Outcome>map(reason -> Declined.of(reason, transaction))
                .orElseGet(() -> new Approved(Receipt.of(transaction)));
    }

    /**
     * It happened, and is durable.
     *
     * @param receipt what to show for it
     */
    record Approved(Receipt receipt) implements Outcome {
        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public String message(Locale locale) {
            return Messages.approved(receipt, locale);
        }

        @Override
        public <T> T fold(Function<Approved, T> approved, Function<Declined, T> declined, Function<Asked, T> asked) {
            return approved.apply(this);
        }
    }

    /**
     * A rule refused it, and no money moved.
     *
     * @param reason which rule
     * @param shortfall by how much money fell short, if that was it
     * @param limit the limit that was passed, if that was it; for a payout what the booth is owed
     * @param difference what no account explains, or what waits in suspense, if a day was not closed for that; may be
     *     below zero
     * @param uncounted the desks whose tills have to be counted before the day is closed, if that was it
     */
    record Declined(
            DeclineReason reason,
            Optional<Money> shortfall,
            Optional<Money> limit,
            Optional<Money> difference,
            List<DeskId> uncounted)
            implements Outcome {
        /** Copies the desks. */
        public Declined {
            uncounted = List.copyOf(uncounted);
        }

        /** Not of a day's close. */
        public Declined(DeclineReason reason, Optional<Money> shortfall, Optional<Money> limit) {
            this(reason, shortfall, limit, Optional.empty(), List.of());
        }

        private static Declined of(DeclineReason reason, Transaction transaction) {
            String uncounted = transaction.details().getOrDefault(Detail.UNCOUNTED, "");
            return new Declined(
                    reason,
                    transaction.money(Detail.SHORTFALL),
                    transaction.money(Detail.LIMIT),
                    transaction.money(Detail.DIFFERENCE),
                    Stream.of(uncounted.split(" ", -1))
                            .filter(desk -> !desk.isEmpty())
                            .map(DeskId::of)
                            .toList());
        }

        @Override
        public boolean isFinal() {
            return reason.isRecorded();
        }

        @Override
        public String message(Locale locale) {
            return Messages.declined(this, locale);
        }

        @Override
        public <T> T fold(Function<Approved, T> approved, Function<Declined, T> declined, Function<Asked, T> asked) {
            return declined.apply(this);
        }
    }

    /**
     * Something looks unintended. Show the question; if the answer is yes, send the same request under the same key
     * with the question's {@linkplain Question#confirmation confirmation}.
     *
     * @param question what to ask
     */
    record Asked(Question question) implements Outcome {
        @Override
        public boolean isFinal() {
            return false;
        }

        @Override
        public String message(Locale locale) {
            return question.message(locale);
        }

        @Override
        public <T> T fold(Function<Approved, T> approved, Function<Declined, T> declined, Function<Asked, T> asked) {
            return asked.apply(this);
        }
    }
}
