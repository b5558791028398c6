package com.minsapay.internal.audit;

import com.minsapay.audit.Finding;
import com.minsapay.audit.Verification;
import com.minsapay.spi.JournalRow;
import java.util.ArrayList;
import java.util.List;

/** Collects what does not hold: counts all, names the first. Used by one thread. */
final class Findings {
    private final List<Finding> named = new ArrayList<>();
    private long count;

    void add(String where, String problem) {
        count++;
        if (named.size() < Verification.MOST_FINDINGS) {
            named.add(new Finding(where, problem));
        }
    }

    void add(JournalRow row, String problem) {
        add("journal: transaction " + row.number() + " of " + row.chain(), problem);
    }

    List<Finding> named() {
        return named;
    }

    long count() {
        return count;
    }
}
