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
    protected Statements statements(Connection of) {
        return Statements.together(of);
    }

    @Override
    protected UnitLocks locks(Statements of) {
        return new PostgresLocks(of, false);
    }

    /** Lock and read wallets and cards; lock keys and read facts; write wallets and lock positions; write the journal. */
    @Override
    protected int statementsOfACharge() {
        return 4;
    }
}
