package com.minsapay.internal.memory;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.util.Set;

/** What a store has to know of payments: which transactions are some, and which of their transfers count. */
final class Payments {
    private static final Set<String> KINDS = Set.of("CHARGE", "CAPTURE", "LATE_CHARGE");
    private static final Set<String> OF_WALLET = Set.of("own", "grant", "held", "held-grant", "iou");
    private static final String BOOTH = "booth";
    private static final String FUND = "fund";

    private Payments() {}

    /** Whether it paid a booth. */
    static boolean isPayment(JournalRow row) {
        return row.isApproved() && KINDS.contains(row.kind());
    }

    /** Whether a transfer of a payment went to the booth. */
    static boolean isPaid(TransferRow transfer) {
        return kind(transfer.to()).equals(BOOTH);
    }

    /** Whether the wallet paid it. */
    static boolean isSpending(TransferRow transfer) {
        return isPaid(transfer) && OF_WALLET.contains(kind(transfer.from()));
    }

    /** Whether a transfer of a refund gave it back to the wallet, or to the fund of what had expired there. */
    static boolean isGivenBack(TransferRow transfer) {
        String to = kind(transfer.to());
        return kind(transfer.from()).equals(BOOTH) && (OF_WALLET.contains(to) || to.equals(FUND));
    }

    private static String kind(String account) {
        int end = account.indexOf(':');
        return end < 0 ? account : account.substring(0, end);
    }
}
