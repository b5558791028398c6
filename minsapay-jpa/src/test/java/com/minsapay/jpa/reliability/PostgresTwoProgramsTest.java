package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.spi.LedgerStore;

class PostgresTwoProgramsTest extends TwoProgramsRules {
    private final PostgresOptions ledger = PostgresServer.emptyLedger();

    @Override
    protected LedgerStore openStore(String name) {
        return JpaLedgerStore.postgres(
                new PostgresOptions(PostgresServer.source(name), ledger.schema(), ledger.patience()));
    }

    @Override
    protected void endConnections(String name) {
        PostgresServer.endConnections(name);
    }
}
