package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;

class PostgresBusyTest extends ServerBusyRules {
    private final PostgresOptions ledger = PostgresServer.emptyLedger();

    @Override
    protected JpaLedgerStore openStore() {
        return JpaLedgerStore.postgres(ledger);
    }

    @Override
    protected Connection connect() throws SQLException {
        Connection connection = PostgresServer.source().getConnection();
        connection.setSchema(ledger.schema());
        return connection;
    }
}
