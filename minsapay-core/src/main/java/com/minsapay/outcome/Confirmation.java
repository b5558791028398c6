package com.minsapay.outcome;

import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import java.util.HashSet;
import java.util.Set;

/** A person's yes to the facts of one question; to other facts it says nothing. */
public sealed interface Confirmation permits Confirmation.OfAmount, Confirmation.OfRepeat {
    /** This one, beside those that were given before. */
    default Set<Confirmation> and(Set<Confirmation> others) {
        Set<Confirmation> all = new HashSet<>(others);
        all.add(this);
        return Set.copyOf(all);
    }

    /**
     * Yes, this large amount.
     *
     * @param amount exactly the amount that was asked about
     */
    record OfAmount(Money amount) implements Confirmation {}

    /**
     * Yes, once more after that payment.
     *
     * @param earlier exactly the payment that was asked about
     */
    record OfRepeat(TransactionId earlier) implements Confirmation {}
}
