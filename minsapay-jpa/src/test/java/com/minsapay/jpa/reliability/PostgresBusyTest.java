package com.minsapay.jpa.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.outcome.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresBusyTest extends ServerBusyRules {
    private final PostgresOptions ledger = PostgresServer.emptyLedger();

    @Override
    protected JpaLedgerStore openStore() {
        return JpaLedgerStore.postgres(ledger);
    }

    @Test
    void a_row_that_somebody_keeps_by_hand_costs_its_own_request_alone() throws SQLException {
        try (Connection keeper = PostgresServer.source().getConnection();
                Statement statement = keeper.createStatement()) {
            keeper.setSchema(ledger.schema());
            keeper.setAutoCommit(false);
            statement.execute("select id from wallet where id = 'shared-" + WALLET + "' for update");
            Stream<Callable<Boolean>> others =
                    IntStream.range(0, 10).mapToObj(i -> () -> isApproved("meanwhile." + i, OTHER));
            Callable<Boolean> kept = () -> isApproved("kept", WALLET);

            List<Boolean> approved =
                    crowd.runAll(Stream.concat(Stream.of(kept), others).toList());

            assertThat(approved).startsWith(false).filteredOn(one -> one).hasSize(10);
            assertThatThrownBy(() -> charge("kept", WALLET)).isInstanceOf(StoreUnavailableException.class);
        }

        assertApproved(charge("kept", WALLET));
    }

    private boolean isApproved(String key, int wallet) {
        try {
            return charge(key, wallet) instanceof Outcome.Approved;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }
}
