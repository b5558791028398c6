package com.minsapay.examples.joining;

import com.minsapay.charge.ChargeRequest;
import com.minsapay.fault.OverloadedException;
import com.minsapay.outcome.Outcome;

/** Sells. Thread-safe. */
public interface Shop {
    /**
     * Saves an order and charges for it: both or neither. If it is declined, asked about or rolled back, nothing was saved and nothing
     * paid, and the charge's key may be used again. The answer to a question is the same order and charge, {@linkplain
     * ChargeRequest#confirmed confirmed}.
     *
     * @param number the order's, given once
     * @param item what is ordered
     * @param charge what it costs, and who pays
     * @throws OverloadedException if another transaction had the wallet for too long: it was rolled back, and may be tried again later
     * @throws RuntimeException if it was rolled back, or the answer to the commit was lost: then look for the order. If it is there, it
     *     was paid; if not, buy again under the same number and key: an order that was saved after all is refused by its number
     */
    Outcome buy(String number, String item, ChargeRequest charge);
}
