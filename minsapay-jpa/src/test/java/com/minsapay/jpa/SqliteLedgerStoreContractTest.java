package com.minsapay.jpa;

import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.LedgerStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStoreContractTest extends LedgerStoreContract {
    @TempDir
    Path folder;

    @Override
    protected LedgerStore createStore() {
        return JpaLedgerStore.sqlite(folder.resolve("ledger.db"));
    }

    @Override
    protected LedgerStore reopen(LedgerStore closing) {
        closing.close();
        return createStore();
    }
}
