package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.unit.StatementCountRules;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

class PostgresStatementCountTest extends StatementCountRules {
    private PostgresTransactions transactions;

    @Override
    protected Connection open() throws SQLException {
        PostgresOptions options = PostgresServer.emptyLedger();
        Migrations.run("postgres", options.source(), options.schema());
        transactions = new PostgresTransactions(options.source(), options.schema(), options.patience());
        return transactions.beginUnit().connection();
    }

    @Override
    protected Statements statements(Connection of) {
        return transactions.statements(of);
    }

    @Override
    protected UnitLocks locks(Statements of) {
        return new PostgresLocks(of, false, Duration.ofSeconds(5));
    }

    /** Lock and read; write. */
    @Override
    protected int statementsOfACharge() {
        return 2;
    }
}
