package com.minsapay.jpa.internal.mariadb;

import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.unit.StatementCountRules;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.Connection;
import java.sql.SQLException;

class MariaDbStatementCountTest extends StatementCountRules {
    private final MariaDbOptions options = MariaDbServer.emptyLedger();

    @Override
    protected Connection open() throws SQLException {
        Migrations.run("mariadb", options.source(), options.database());
        return new MariaDbTransactions(options.source(), options.database(), options.patience())
                .beginUnit()
                .connection();
    }

    @Override
    protected Statements statements(Connection of) {
        return MariaDbTransactions.statements(of);
    }

    @Override
    protected UnitLocks locks(Statements of) {
        return new MariaDbLocks(of, options.database());
    }

    /** Lock and read; write. */
    @Override
    protected int statementsOfACharge() {
        return 2;
    }
}
