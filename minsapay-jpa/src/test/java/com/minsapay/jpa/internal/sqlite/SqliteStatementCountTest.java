package com.minsapay.jpa.internal.sqlite;

import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.unit.StatementCountRules;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteStatementCountTest extends StatementCountRules {
    @TempDir
    Path folder;

    @Override
    protected Connection open() throws Exception {
        SqliteConnections connections =
                new SqliteConnections(Files.createFile(folder.resolve("ledger.db")), Duration.ZERO);
        Connection connection = connections.openWriter();
        Migrations.run("sqlite", connections.migrating());
        return connection;
    }

    @Override
    protected Statements statements(Connection of) {
        return new SqliteStatements(of);
    }

    @Override
    protected UnitLocks locks(Statements of) {
        return UnitLocks.HELD_FROM_THE_BEGINNING;
    }

    @Override
    protected int statementsOfACharge() {
        return 9;
    }
}
