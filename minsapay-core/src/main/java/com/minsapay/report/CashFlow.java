package com.minsapay.report;

import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;

/**
 * What transactions of one kind brought into a till, or to a booth, and took out of it. Immutable and thread-safe.
 *
 * @param kind of the transactions
 * @param transactions how many
 * @param in what came in; never below zero
 * @param out what went out; never below zero
 */
public record CashFlow(TransactionKind kind, long transactions, Money in, Money out) {
    /** What is there more than before; below zero, what is there less. */
    public Money net() {
        return in.minus(out);
    }
}
