package com.minsapay.invariants;

import com.minsapay.spi.JournalRow;
import com.minsapay.testkit.LedgerSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows debts through the stored rows alone.
 *
 * @param owedReversals how many reversals of top-ups left something owed
 * @param repayments how often money that came in went to a debt
 * @param violations debts made by what may not make one or while there was own money, own money that came in beside a debt,
 *     and withdrawals of what is owed
 */
record DebtWatch(int owedReversals, int repayments, List<String> violations) {
    private static final Set<String> MAKERS = Set.of("LATE_CHARGE", "TOP_UP_REVERSAL", "CORRECTION");

    static DebtWatch of(LedgerSnapshot ledger) {
        int owedReversals = 0;
        int repayments = 0;
        List<String> violations = new ArrayList<>();
        Map<String, JournalRow> last = new HashMap<>();
        List<JournalRow> inOrder = ledger.journal().stream()
                .filter(row -> !row.chain().equals(JournalRow.HOUSE))
                .sorted(Comparator.comparing(JournalRow::number))
                .toList();
        for (JournalRow row : inOrder) {
            JournalRow before = last.put(row.chain(), row);
            long owedBefore = before == null ? 0 : before.owedAfter();
            long ownBefore = before == null ? 0 : before.ownAfter();
            boolean corrected = row.kind().equals("CORRECTION");
            if (row.owedAfter() > owedBefore) {
                require(MAKERS.contains(row.kind()), "must not make a debt", row, violations);
                require(corrected || row.ownAfter() == 0, "owes though there is own money", row, violations);
                owedReversals += row.kind().equals("TOP_UP_REVERSAL") ? 1 : 0;
            }
            if (row.owedAfter() > 0 && !corrected) {
                require(row.ownAfter() <= ownBefore, "puts own money beside a debt", row, violations);
                require(!takesCash(row, ownBefore), "hands out what is owed", row, violations);
            }
            repayments += row.owedAfter() < owedBefore && !corrected ? 1 : 0;
        }
        return new DebtWatch(owedReversals, repayments, violations);
    }

    private static boolean takesCash(JournalRow row, long ownBefore) {
        return row.kind().equals("WITHDRAWAL") && row.ownAfter() < ownBefore && row.ownAfter() < row.owedAfter();
    }

    private static void require(boolean holds, String problem, JournalRow row, List<String> violations) {
        if (!holds) {
            violations.add(row.kind() + " " + row.key() + " " + problem + ": own " + row.ownAfter() + ", owed "
                    + row.owedAfter());
        }
    }
}
