package com.minsapay.invariants;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the raw journal and names each payment that left out a grant which should have been spent before. */
final class SpendingOrder {
    private static final Set<String> SPENDING = Set.of("CHARGE", "LATE_CHARGE", "HOLD");

    private final Map<String, Long> expiries = new HashMap<>();
    private final Map<String, Long> parts = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private SpendingOrder(LedgerSnapshot ledger) {
        for (AccountRow account : ledger.accounts()) {
            expiries.put(account.account(), account.expiresAt());
        }
    }

    static List<String> violations(LedgerSnapshot ledger) {
        SpendingOrder order = new SpendingOrder(ledger);
        ledger.journal().stream()
                .sorted(Comparator.comparing(JournalRow::position))
                .forEach(order::take);
        return order.violations;
    }

    private void take(JournalRow row) {
        if (row.kind().equals("WITHDRAWAL")) {
            row.transfers().stream()
                    .filter(transfer -> !transfer.from().equals("own:" + row.chain()))
                    .forEach(transfer -> violations.add("withdrawn from " + transfer.from()));
        }
        if (row.kind().equals("GRANT_EXPIRE")) {
            row.transfers().stream()
                    .filter(transfer -> rank(transfer.from()) > row.happenedAt())
                    .forEach(transfer -> violations.add("taken before its expiry: " + transfer.from()));
        }
        if (SPENDING.contains(row.kind()) && row.isApproved()) {
            row.transfers().stream()
                    .filter(transfer -> !transfer.from().startsWith("sponsor:"))
                    .forEach(transfer -> checkPart(row, transfer));
        }
        for (TransferRow transfer : row.transfers()) {
            parts.merge(transfer.from(), -transfer.amount(), Long::sum);
            parts.merge(transfer.to(), transfer.amount(), Long::sum);
        }
    }

    /** Nothing that comes sooner may be left when this part is spent, apart from what this charge itself spends of it. */
    private void checkPart(JournalRow row, TransferRow spent) {
        if (rank(spent.from()) <= row.happenedAt()) {
            violations.add("spent after its expiry: " + spent.from() + " by " + row.key());
        }
        parts.forEach((part, left) -> {
            boolean spendable = isOf(row.chain(), part) && rank(part) > row.happenedAt();
            if (spendable && rank(part) < rank(spent.from()) && left > spentBy(row, part)) {
                violations.add(row.key() + " spent " + spent.from() + " while " + part + " was left");
            }
        });
    }

    private static long spentBy(JournalRow row, String part) {
        return row.transfers().stream()
                .filter(transfer -> transfer.from().equals(part))
                .mapToLong(TransferRow::amount)
                .sum();
    }

    private static boolean isOf(String wallet, String part) {
        return part.equals("own:" + wallet) || part.startsWith("grant:" + wallet + ":");
    }

    /** When a part should be spent: grants by their expiry, those without one later, then own money, and a debt last. */
    private double rank(String part) {
        if (part.startsWith("iou:")) {
            return Double.POSITIVE_INFINITY;
        }
        return part.startsWith("own:")
                ? Double.MAX_VALUE
                : expiries.getOrDefault("fund:" + part.split(":", -1)[2], Long.MAX_VALUE);
    }
}
