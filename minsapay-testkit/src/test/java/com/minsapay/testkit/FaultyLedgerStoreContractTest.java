package com.minsapay.testkit;

import com.minsapay.MinsaPay;
import com.minsapay.spi.LedgerStore;

/** Without a plan, it is a store like any other. */
class FaultyLedgerStoreContractTest extends LedgerStoreContract {
    @Override
    protected LedgerStore createStore() {
        return new FaultyLedgerStore(MinsaPay.inMemoryStore());
    }
}
