package com.minsapay.jpa.internal.mariadb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;
import com.minsapay.jpa.internal.migration.Migrations;
import com.minsapay.jpa.internal.server.ServerTransaction;
import com.minsapay.jpa.internal.unit.JdbcUnit;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.testkit.PostingBuilder;
import com.minsapay.testkit.Rows;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server itself answers to a block: a driver may log it. */
class MariaDbBlocksTest {
    private static final String KEY = "a-key-that-is-in-no-log";

    private final MariaDbOptions options = MariaDbServer.emptyLedger();

    @BeforeEach
    void makeTheTables() throws SQLException {
        Migrations.run("mariadb", options.source(), options.database());
        append(Rows.posting()
                .journal(Rows.transaction("w-1", 1).key(KEY).build())
                .open(Rows.wallet("w-1"))
                .link(Rows.activeCard("one", "w-1")));
    }

    @Test
    void that_a_key_was_used_is_answered_without_the_key() {
        assertRefused(Rows.posting().journal(Rows.transaction("w-1", 2).key(KEY).build()), KEY);
    }

    @Test
    void that_a_card_or_its_place_is_taken_is_answered_without_card_and_wallet() {
        assertRefused(Rows.posting().link(Rows.activeCard("one", "w-1")), "w-1");
        assertRefused(Rows.posting().link(Rows.activeCard("two", "w-1")), "w-1");
    }

    private void assertRefused(PostingBuilder posting, String secret) {
        assertThatThrownBy(() -> append(posting))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("a row of the same key is there already")
                .hasMessageNotContaining(secret);
    }

    private void append(PostingBuilder posting) throws SQLException {
        MariaDbTransactions transactions =
                new MariaDbTransactions(options.source(), options.database(), options.patience());
        try (ServerTransaction transaction = transactions.beginUnit()) {
            Statements statements = MariaDbTransactions.statements(transaction.connection());
            MariaDbLocks locks = new MariaDbLocks(statements, options.database());
            new JdbcUnit(statements, locks, UnaryOperator.identity()).append(posting.build());
            transaction.commit();
        }
    }
}
