package com.minsapay.outcome;

import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import java.util.Optional;

/**
 * What a blind count found. Immutable and thread-safe.
 *
 * @param counted what somebody counted; never below zero
 * @param expected what the till should have held; below zero if more went out than ever came in
 */
public record TillCount(Money counted, Money expected) {
    static Optional<TillCount> of(Transaction transaction) {
        return transaction
                .money(Detail.COUNTED)
                .flatMap(counted ->
                        transaction.money(Detail.EXPECTED).map(expected -> new TillCount(counted, expected)));
    }

    /** By how much the till was over; below zero, by how much it was short; zero if it was exact. */
    public Money difference() {
        return counted.minus(expected);
    }
}
