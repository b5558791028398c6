package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.LedgerStoreContract;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class MariaDbLedgerStoreContractTest extends LedgerStoreContract {
    private static final String NAME = "contract";

    private final MariaDbOptions options = MariaDbServer.emptyLedger();
    private final LentConnection lent;

    MariaDbLedgerStoreContractTest() throws SQLException {
        lent = new LentConnection(MariaDbServer.source());
    }

    @AfterEach
    void giveBack() throws SQLException {
        lent.close();
    }

    @Override
    protected LedgerStore createStore() {
        return JpaLedgerStore.mariadb(options(MariaDbServer.source(NAME)));
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
        assertThat(MariaDbServer.endConnections(NAME))
                .as("connections of the open unit")
                .isPositive();
        return Optional.of(JpaLedgerStore.mariadb(options));
    }

    @Override
    protected Optional<LedgerStore> losingTheNextAnswer() {
        LedgerStore losing = JpaLedgerStore.mariadb(options(lent.source()));
        lent.loseNextAnswer();
        return Optional.of(losing);
    }

    private MariaDbOptions options(DataSource source) {
        return new MariaDbOptions(source, options.database(), options.patience());
    }
}
