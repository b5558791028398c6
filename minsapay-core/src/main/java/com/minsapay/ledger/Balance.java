package com.minsapay.ledger;

import com.minsapay.money.Money;
import java.util.stream.Stream;

/**
 * What a wallet holds.
 *
 * @param own topped-up money that is free: spent after grants, and the only part that can be withdrawn; never below zero
 * @param granted money from funds that is free, expired or not; never below zero
 * @param held what holds have set aside, own money and grants; never below zero
 * @param owed what the wallet owes, which the next own money repays; never below zero
 */
public record Balance(Money own, Money granted, Money held, Money owed) {
    /** @throws IllegalArgumentException if a part is below zero */
    public Balance {
        if (Stream.of(own, granted, held, owed).anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException("no part of a balance may be below zero, were " + own + ", " + granted
                    + ", " + held + " and " + owed);
        }
    }

    /** Nothing held and nothing owed. */
    public Balance(Money own, Money granted) {
        this(own, granted, Money.zero(own.currency()), Money.zero(own.currency()));
    }

    /** What is free: own money and grants together, without what is held. */
    public Money available() {
        return own.plus(granted);
    }

    /** All that is in the wallet: what is available and what is held. What it owes is not taken off. */
    public Money total() {
        return available().plus(held);
    }
}
