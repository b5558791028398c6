package com.minsapay.jpa;

import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.testkit.LedgerStoreContract;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;

/** A unit in a caller's transaction, which commits at once, keeps the same rules. */
class PostgresJoinedContractTest extends LedgerStoreContract {
    private static final CallersTransactions CALLER = new CallersTransactions();

    private final PostgresOptions options = PostgresServer.emptyLedger();

    @AfterAll
    static void closeTheCaller() {
        CALLER.close();
    }

    @Override
    protected LedgerStore createStore() {
        return new JoinedStore(JpaLedgerStore.postgres(options));
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

    private record JoinedStore(JpaLedgerStore store) implements LedgerStore {
        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            return CALLER.committed(manager -> store.joining(manager).transact(work));
        }

        @Override
        public LedgerView view() {
            return store.view();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
