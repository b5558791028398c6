package com.minsapay.invariants;

import com.minsapay.MinsaPay;
import com.minsapay.spi.LedgerStore;
import net.jqwik.api.statistics.Statistics;

class InMemoryInvariantsTest extends Invariants {
    /**
     * The rarest sight was in 12 % of 1,500 programs: a hundred have fewer than two once in some 20,000 builds, and programs that
     * lost it have none.
     */
    private static final double LEAST_PERCENTAGE = 2;

    @Override
    protected LedgerStore newStore() {
        return MinsaPay.inMemoryStore();
    }

    @Override
    protected void watch(String what, boolean seen) {
        Statistics.label(what)
                .collect(seen)
                .coverage(share -> share.check(true).percentage(percentage -> percentage >= LEAST_PERCENTAGE));
    }
}
