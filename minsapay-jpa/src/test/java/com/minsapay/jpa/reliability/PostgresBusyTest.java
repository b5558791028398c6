package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;

class PostgresBusyTest extends ServerBusyRules {
    private final PostgresOptions ledger = PostgresServer.emptyLedger();

    @Override
    protected JpaLedgerStore openStore() {
        return JpaLedgerStore.postgres(ledger);
    }
}
