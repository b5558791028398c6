package com.minsapay.wallet;

import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a wallet remembers of its payments: what it spent in the latest business day in which it paid, and its last charge.
 * Immutable and thread-safe.
 *
 * @param day when that business day began
 * @param spent what it paid booths since, less what refunds gave back; never below zero
 * @param lastCharge the last in its chain that was approved, whatever the clock said; empty if there was none
 */
public record Usage(Instant day, Money spent, Optional<PastCharge> lastCharge) {
    /** How far ahead of a decision's day the day may be that another clock began. */
    private static final Duration MOST_AHEAD = Duration.ofDays(2);
    /** On which the clocks are put back. */
    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    /** @throws IllegalArgumentException if what was spent is below zero */
    public Usage {
        if (spent.isNegative()) {
            throw new IllegalArgumentException("what a wallet spent must not be below zero, was " + spent);
        }
    }

    /** Of a new wallet. */
    public static Usage none(Money zero) {
        return new Usage(Instant.EPOCH, zero, Optional.empty());
    }

    /**
     * What counts as spent in a business day. If a later one has begun already, as a clock was ahead by no more than two days,
     * that one's sum counts.
     *
     * @param startOfDay when the day began
     */
    public Money spentOn(Instant startOfDay) {
        return on(startOfDay).spent;
    }

    /**
     * What a transaction leaves of this: a payment is spent in the business day in which it is decided, if it happened in that
     * day or later, and a refund gives back what counts in the sum. Where clocks disagree, or the zone was changed, more is
     * counted rather than less.
     *
     * @param transaction of the same wallet, the next in its chain; a declined one changes nothing
     * @param startOfDay when the business day began in which it is decided
     * @param original finds an earlier transaction; asked for what a refund is about
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public Usage after(
            Transaction transaction, Instant startOfDay, Function<TransactionId, Optional<Transaction>> original) {
        if (transaction.declined().isPresent()) {
            return this;
        } else if (transaction.kind() == TransactionKind.REFUND) {
            return transaction
                    .about()
                    .flatMap(original)
                    .filter(payment -> on(startOfDay).isOfDay(payment))
                    .map(payment -> on(startOfDay).lessBy(transaction.givenBack()))
                    .orElse(this);
        }
        boolean counts =
                transaction.kind().paysBooth() && !transaction.happenedAt().isBefore(startOfDay);
        Usage paid = counts ? on(startOfDay).moreBy(transaction.spent()) : this;
        return transaction.kind() == TransactionKind.CHARGE
                ? new Usage(paid.day, paid.spent, Optional.of(PastCharge.of(transaction)))
                : paid;
    }

    /** A day too far ahead would hold the wallet to one day's limit until it comes. */
    private Usage on(Instant startOfDay) {
        Duration ahead = Duration.between(startOfDay, day);
        return ahead.isNegative() || ahead.compareTo(MOST_AHEAD) > 0
                ? new Usage(startOfDay, Money.zero(spent.currency()), lastCharge)
                : this;
    }

    /** Whether a payment is of the sum's day: one of a day too far ahead never got into the sum of another. */
    private boolean isOfDay(Transaction payment) {
        return !payment.happenedAt().isBefore(day) && payment.happenedAt().isBefore(day.plus(LONGEST_DAY));
    }

    private Usage moreBy(Money amount) {
        return new Usage(day, spent.plus(amount), lastCharge);
    }

    /** After a clock jumped or the zone was changed, the sum may have begun after a payment that happened in its day. */
    private Usage lessBy(Money amount) {
        return new Usage(day, spent.minus(amount.min(spent)), lastCharge);
    }
}
