package com.minsapay.audit;

/**
 * Something in the ledger that does not hold.
 *
 * @param where the table and the row, such as {@code journal: transaction 3 of w-0412}
 * @param problem what is wrong with it
 */
public record Finding(String where, String problem) {
    @Override
    public String toString() {
        return where + ": " + problem;
    }
}
