package com.minsapay.internal.memory;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.util.Set;

/** What a store has to know of payments: which transactions are some, and which of their transfers count. */
final class Payments {
    private static final Set<String> KINDS = Set.of("CHARGE", "CAPTURE", "LATE_CHARGE");
    private static final String BOOTH = "booth:";

    private Payments() {}

    /** Whether it paid a booth. */
    static boolean isPayment(JournalRow row) {
        return row.isApproved() && KINDS.contains(row.kind());
    }

    /** Whether a transfer of a payment went to the booth. */
    static boolean isPaid(TransferRow transfer) {
        return transfer.to().startsWith(BOOTH);
    }
}
