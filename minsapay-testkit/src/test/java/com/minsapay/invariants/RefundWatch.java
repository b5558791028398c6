package com.minsapay.invariants;

import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Adds up what refunds gave back of each charge, from the stored rows alone.
 *
 * @param refunds how many went through
 * @param debts how many late charges left something owed
 * @param violations charges that more was given back of than they took, and refunds of what is no charge
 */
record RefundWatch(int refunds, int debts, List<String> violations) {
    private static final Set<String> PAYMENTS = Set.of("CHARGE", "CAPTURE", "LATE_CHARGE");

    static RefundWatch of(LedgerSnapshot ledger) {
        Map<UUID, Long> left = new HashMap<>();
        ledger.journal().stream()
                .filter(row -> row.isApproved() && PAYMENTS.contains(row.kind()))
                .forEach(row -> left.put(row.id(), paid(row)));
        List<JournalRow> refunds = ledger.journal().stream()
                .filter(row -> row.isApproved() && row.kind().equals("REFUND"))
                .toList();
        List<String> violations = new ArrayList<>();
        for (JournalRow refund : refunds) {
            Long before = left.get(refund.about().orElseThrow());
            if (before == null) {
                violations.add(refund.key() + " refunds what is no charge");
            } else if (before < moved(refund)) {
                violations.add(refund.key() + " gives back " + moved(refund) + " of " + before);
            } else {
                left.put(refund.about().orElseThrow(), before - moved(refund));
            }
        }
        return new RefundWatch(refunds.size(), debts(ledger), violations);
    }

    private static int debts(LedgerSnapshot ledger) {
        return (int) ledger.journal().stream()
                .filter(row -> row.kind().equals("LATE_CHARGE"))
                .filter(row -> row.transfers().stream()
                        .anyMatch(transfer -> transfer.from().startsWith("iou:")))
                .count();
    }

    private static long paid(JournalRow row) {
        return row.transfers().stream()
                .filter(transfer -> transfer.to().startsWith("booth:"))
                .mapToLong(TransferRow::amount)
                .sum();
    }

    private static long moved(JournalRow row) {
        return row.transfers().stream().mapToLong(TransferRow::amount).sum();
    }
}
