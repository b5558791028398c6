package com.minsapay.wallet;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import java.time.Instant;

/**
 * A charge that went through. Immutable and thread-safe.
 *
 * @param id which transaction
 * @param booth whom it paid
 * @param amount how much
 * @param at when
 */
public record PastCharge(TransactionId id, AccountId booth, Money amount, Instant at) {
    /** @throws IllegalArgumentException if it paid no booth, or the amount is not positive */
    public PastCharge {
        if (booth.kind() != AccountKind.BOOTH) {
            throw new IllegalArgumentException("a charge must pay a booth, was " + booth);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a charge's amount must be positive, was " + amount);
        }
    }

    /** Of a charge that was approved: all its transfers pay its booth. */
    public static PastCharge of(Transaction charge) {
        return new PastCharge(charge.id(), charge.transfers().get(0).to(), charge.amount(), charge.happenedAt());
    }
}
