package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;
import com.minsapay.spi.LedgerStore;

class MariaDbTwoProgramsTest extends TwoProgramsRules {
    private final MariaDbOptions ledger = MariaDbServer.emptyLedger();

    @Override
    protected LedgerStore openStore(String name) {
        return JpaLedgerStore.mariadb(
                new MariaDbOptions(MariaDbServer.source(name), ledger.database(), ledger.patience()));
    }

    @Override
    protected void endConnections(String name) {
        MariaDbServer.endConnections(name);
    }
}
