package com.minsapay.invariants;

import com.minsapay.spi.LedgerStore;

class MariaDbInvariantsTest extends Invariants {
    @Override
    protected LedgerStore newStore() {
        return ThrowawayStore.mariaDb();
    }
}
