package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;

class MariaDbBusyTest extends ServerBusyRules {
    private final MariaDbOptions ledger = MariaDbServer.emptyLedger();

    @Override
    protected JpaLedgerStore openStore() {
        return JpaLedgerStore.mariadb(ledger);
    }
}
