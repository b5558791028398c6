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
 * Follows holds through the stored rows alone.
 *
 * @param ends how many holds ended
 * @param violations holds that ended twice, ends of what is no hold, ends that moved another amount than was held, and
 *     wallets that hold something else than their open holds
 */
record HoldWatch(int ends, List<String> violations) {
    private static final Set<String> ENDS = Set.of("CAPTURE", "RELEASE", "HOLD_EXPIRE");

    static HoldWatch of(LedgerSnapshot ledger) {
        Map<UUID, JournalRow> open = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        List<String> violations = new ArrayList<>();
        ledger.journal().stream()
                .filter(row -> row.isApproved() && row.kind().equals("HOLD"))
                .forEach(row -> {
                    open.put(row.id(), row);
                    held.merge(row.chain(), moved(row), Long::sum);
                });
        List<JournalRow> ends = ledger.journal().stream()
                .filter(row -> row.isApproved() && ENDS.contains(row.kind()))
                .toList();
        for (JournalRow end : ends) {
            JournalRow hold = open.remove(end.about().orElseThrow());
            if (hold == null) {
                violations.add(end.key() + " ends what has ended or is no hold");
            } else if (moved(end) != moved(hold)) {
                violations.add(end.key() + " moves " + moved(end) + " of " + moved(hold));
            } else {
                held.merge(hold.chain(), -moved(hold), Long::sum);
            }
        }
        Map<String, Long> last = new HashMap<>();
        ledger.journal().forEach(row -> last.put(row.chain(), row.heldAfter()));
        last.forEach((wallet, amount) -> {
            if (held.getOrDefault(wallet, 0L).longValue() != amount) {
                violations.add(wallet + " holds " + amount + ", its open holds " + held.get(wallet));
            }
        });
        return new HoldWatch(ends.size(), violations);
    }

    private static long moved(JournalRow row) {
        return row.transfers().stream().mapToLong(TransferRow::amount).sum();
    }
}
