package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.unit.StatementCountRules;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.Connection;
import java.sql.SQLException;

class PostgresStatementCountTest extends StatementCountRules {
    @Override
    protected Connection open() throws SQLException {
        PostgresOptions options = PostgresServer.emptyLedger();
        Migrations.run("postgres", options.source(), options.schema());
        return new PostgresTransactions(options.source(), options.schema(), options.patience())
                .beginUnit()
                .connection();
    }

    @Override
    protected UnitLocks locks(Statements of) {
        return new PostgresLocks(of, false);
    }

    /** Beside SQLite's: the wallets' locks, the cards again under them, the keys' locks, the lock for positions. */
    @Override
    protected int statementsOfACharge() {
        return 15;
    }
}
