package com.minsapay.ledger;

import com.minsapay.account.AccountId;
import com.minsapay.money.Money;
import java.util.List;

/**
 * An amount that goes from one account to another: balanced by construction. In bookkeeping's words, {@code from} is
 * debited and {@code to} is credited; an account's balance is its credits minus its debits.
 *
 * @param from the account that is debited
 * @param to the account that is credited, another one
 * @param amount more than zero
 */
public record Transfer(AccountId from, AccountId to, Money amount) {
    /**
     * @throws IllegalArgumentException if the amount is not positive (the message does not repeat it, as it may be a
     *     card number), or both accounts are the same
     */
    public Transfer {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "a transfer's amount must be positive, was " + (amount.isZero() ? "zero" : "below zero"));
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer must have two accounts, was " + from + " twice");
        }
    }

    /** Its two faces, which sum to zero. */
    public List<Entry> entries() {
        return List.of(new Entry(from, amount.negated()), new Entry(to, amount));
    }
}
