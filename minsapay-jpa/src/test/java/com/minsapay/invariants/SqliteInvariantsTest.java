package com.minsapay.invariants;

import com.minsapay.spi.LedgerStore;

class SqliteInvariantsTest extends Invariants {
    @Override
    protected LedgerStore newStore() {
        return ThrowawayStore.sqlite();
    }
}
