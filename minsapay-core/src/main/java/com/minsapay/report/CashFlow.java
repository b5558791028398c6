package com.minsapay.report;

import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;

/**
 * What transactions of one kind brought into a till and took out of it. Immutable and thread-safe.
 *
 * @param kind of the transactions
 * @param transactions how many
 * @param in cash that came in; never below zero
 * @param out cash that went out; never below zero
 */
public record CashFlow(TransactionKind kind, long transactions, Money in, Money out) {
    /** What is in the till more than before; below zero, what is in it less. */
    public Money net() {
        return in.minus(out);
    }
}
