package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.LedgerStoreContract;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresLedgerStoreContractTest extends LedgerStoreContract {
    private static final String NAME = "contract";

    private final PostgresOptions options = PostgresServer.emptyLedger();
    private final LentConnection lent;

    PostgresLedgerStoreContractTest() throws SQLException {
        lent = new LentConnection(PostgresServer.source());
    }

    @AfterEach
    void giveBack() throws SQLException {
        lent.close();
    }

    @Override
    protected LedgerStore createStore() {
        return JpaLedgerStore.postgres(options(PostgresServer.source(NAME)));
    }

    @Override
    protected boolean runsUnitsSideBySide() {
        return true;
    }

    @Override
    protected LedgerStore reopen(LedgerStore closing) {
        closing.close();
        return createStore();
    }

    /** To the server, a program that has died is one whose connections end. */
    @Override
    protected Optional<LedgerStore> afterACrash() {
        assertThat(PostgresServer.endConnections(NAME))
                .as("connections of the open unit")
                .isPositive();
        return Optional.of(JpaLedgerStore.postgres(options));
    }

    @Override
    protected Optional<LedgerStore> losingTheNextAnswer() {
        LedgerStore losing = JpaLedgerStore.postgres(options(lent.source()));
        lent.loseNextAnswer();
        return Optional.of(losing);
    }

    private PostgresOptions options(DataSource source) {
        return new PostgresOptions(source, options.schema(), options.patience());
    }
}
