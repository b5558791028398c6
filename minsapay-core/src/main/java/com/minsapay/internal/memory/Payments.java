package com.minsapay.internal.memory;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;

/** What a store has to know of payments: which transactions are some, and which of their transfers count. */
final class Payments {
    private static final String BOOTH = "booth:";

    private Payments() {}

    /** Whether it paid a booth. */
    static boolean isPayment(JournalRow row) {
        return row.isApproved() && JournalRow.PAYMENTS.contains(row.kind());
    }

    /** Whether a transfer of a payment went to the booth. */
    static boolean isPaid(TransferRow transfer) {
        return transfer.to().startsWith(BOOTH);
    }
}
