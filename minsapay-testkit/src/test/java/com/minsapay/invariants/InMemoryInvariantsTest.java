package com.minsapay.invariants;

import com.minsapay.MinsaPay;
import com.minsapay.spi.LedgerStore;
import net.jqwik.api.statistics.Statistics;

class InMemoryInvariantsTest extends Invariants {
    @Override
    protected LedgerStore newStore() {
        return MinsaPay.inMemoryStore();
    }

    @Override
    protected void watch(String what, boolean seen) {
        Statistics.label(what)
                .collect(seen)
                .coverage(share -> share.check(true).percentage(percentage -> percentage >= 10));
    }
}
