package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;

class MariaDbBusyTest extends ServerBusyRules {
    private final MariaDbOptions ledger = MariaDbServer.emptyLedger();

    @Override
    protected JpaLedgerStore openStore() {
        return JpaLedgerStore.mariadb(ledger);
    }

    @Override
    protected Connection connect() throws SQLException {
        Connection connection = MariaDbServer.source().getConnection();
        connection.setCatalog(ledger.database());
        return connection;
    }
}
