package com.minsapay.ledger;

import com.minsapay.money.Money;

/**
 * What a wallet holds.
 *
 * @param own topped-up money: spent after grants, and the only part that can be withdrawn; never below zero
 * @param granted money from funds, expired or not; never below zero
 */
public record Balance(Money own, Money granted) {
    /** @throws IllegalArgumentException if either part is below zero */
    public Balance {
        if (own.isNegative() || granted.isNegative()) {
            throw new IllegalArgumentException(
                    "no part of a balance may be below zero, were " + own + " and " + granted);
        }
    }

    /** Own money and grants together. */
    public Money total() {
        return own.plus(granted);
    }
}
