package com.minsapay.testkit;

import com.minsapay.internal.memory.InMemoryLedgerStore;
import com.minsapay.spi.LedgerStore;

class InMemoryLedgerStoreTest extends LedgerStoreContract {
    @Override
    protected LedgerStore createStore() {
        return new InMemoryLedgerStore();
    }
}
