package com.minsapay.invariants;

import com.minsapay.spi.LedgerStore;

class PostgresInvariantsTest extends Invariants {
    @Override
    protected LedgerStore newStore() {
        return ThrowawayStore.postgres();
    }
}
