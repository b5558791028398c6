package com.minsapay.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The closes of a {@link ReferenceModel}: which tills moved since they were counted, and what each close says. */
final class ReferenceDays {
    private final TreeSet<String> uncounted = new TreeSet<>();
    private final List<Map<String, Long>> closes = new ArrayList<>();
    private boolean moved;

    /** What each close says that the ledger added up to, by kind of account. */
    List<Map<String, Long>> closes() {
        return closes;
    }

    void moved(String account) {
        moved = true;
        if (account.startsWith("desk:")) {
            uncounted.add(account.substring("desk:".length()));
        }
    }

    void counted(String till) {
        uncounted.remove(till.substring("desk:".length()));
    }

    Verdict close(Map<String, Long> balances) {
        long suspense = balances.getOrDefault("suspense", 0L);
        if (!moved) {
            return Verdict.refused("NOTHING_TO_CLOSE");
        } else if (!uncounted.isEmpty()) {
            return Verdict.declined("TILL_NOT_COUNTED at " + String.join(" ", uncounted));
        } else if (suspense != 0) {
            return Verdict.declined("SUSPENSE_LEFT of " + suspense);
        }
        return Verdict.approved(0, () -> {
            Map<String, Long> sums = new TreeMap<>();
            balances.forEach((account, balance) -> sums.merge(account.split(":", 2)[0], balance, Long::sum));
            sums.values().removeIf(sum -> sum == 0);
            closes.add(sums);
            moved = false;
        });
    }
}
