package com.minsapay.jpa;

import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.LedgerStoreContract;

class PostgresLedgerStoreContractTest extends LedgerStoreContract {
    private final PostgresOptions options = PostgresServer.emptyLedger();

    @Override
    protected LedgerStore createStore() {
        return JpaLedgerStore.postgres(options);
    }

    @Override
    protected boolean runsUnitsSideBySide() {
        return true;
    }

    @Override
    protected LedgerStore reopen(LedgerStore closing) {
        closing.close();
        return createStore();
    }
}
