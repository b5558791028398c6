package com.minsapay.examples.joining;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.outcome.Outcome;

/** Sells. Thread-safe. */
public interface Shop {
    /**
     * Saves an order and charges for it: both or neither. If it is declined or rolled back, nothing was saved and nothing paid, and the
     * charge's key may be used again.
     *
     * @param number the order's, given once
     * @param item what is ordered
     * @param charge what it costs, and who pays
     * @throws RuntimeException if it was rolled back, or the answer to the commit was lost: then the order is there if it was paid
     */
    Outcome buy(String number, String item, ChargeRequest charge);
}
