package com.minsapay.testkit;

import com.minsapay.MinsaPay;
import com.minsapay.spi.LedgerStore;

class InMemoryLedgerStoreTest extends LedgerStoreContract {
    @Override
    protected LedgerStore createStore() {
        return MinsaPay.inMemoryStore();
    }
}
