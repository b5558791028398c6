package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Begins transactions as the ledger needs them, whatever the data source's own settings are. What is set holds for the
 * transaction alone. Immutable and thread-safe.
 */
public final class PostgresTransactions {
    /** Without these, what was committed is not there after a crash, or not whole. */
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes");

    /** After how long the server takes its locks back from a program that vanished with the network. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

    // Another value may be there on purpose: one that waits for a standby, too.
    private static final String SYNCED = "select set_config('synchronous_commit', 'on', true)"
            + " where current_setting('synchronous_commit') = 'off';";

    // A unit finds everything by keys. A plan made while the tables were small would go on reading them whole.
    private static final String BY_KEYS = "set local enable_seqscan to off; set local enable_hashjoin to off;";

    private final DataSource source;
    private final String forUnits;
    private final String forJoined;
    private final String forViews;

    /**
     * @param schema where the tables are
     * @param lockTimeout how long a unit waits for a lock; above zero
     */
    public PostgresTransactions(DataSource source, String schema, Duration lockTimeout) {
        this.source = source;
        // Temporary tables come first unless they are named: somebody's own "transfer" must not be taken for the
        // ledger's.
        String inSchema = "select set_config('search_path', '" + schema + ", pg_temp', true)"
                + " where current_setting('search_path') <> '" + schema + ", pg_temp';";
        String forAll = inSchema + SYNCED + BY_KEYS;
        // The caller may have set all of its own constraints to immediate: positions are given at the commit all the
        // same.
        this.forJoined = forAll + "set constraints \"" + schema + "\".gives_position deferred;";
        this.forUnits = "set transaction isolation level read committed, read write;"
                + "set local lock_timeout to " + lockTimeout.toMillis() + ";"
                + "set local idle_in_transaction_session_timeout to " + LONGEST_IDLE.toMillis() + ";" + forAll;
        this.forViews = "set transaction isolation level repeatable read, read only;" + inSchema;
    }

    /**
     * Asks the server for the settings that keep what was committed.
     *
     * @throws StoreUnavailableException if one is off, or the server cannot be asked
     */
    public void requireDurable() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                require(setting, statement);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the database could not be reached: " + e.getMessage(), e);
        }
    }

    private static void require(String setting, Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("show " + setting)) {
            if (!result.next() || result.getString(1).equals("off")) {
                throw new StoreUnavailableException(
                        "a ledger must be kept with " + setting + " on, it was off: a crash would lose what was paid");
            }
        }
    }

    /** Begins the transaction of a unit. */
    PostgresTransaction beginUnit() throws SQLException {
        return PostgresTransaction.begin(source.getConnection(), forUnits);
    }

    /** What a unit sets that runs in somebody else's transaction; {@code synchronous_commit} is to stay. */
    String forJoined() {
        return forJoined;
    }

    /** Begins the transaction of a view. */
    PostgresTransaction beginView() throws SQLException {
        return PostgresTransaction.begin(source.getConnection(), forViews);
    }
}
