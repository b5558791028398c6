package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.server.Server;
import com.minsapay.jpa.internal.server.ServerErrors;
import com.minsapay.jpa.internal.server.ServerTransaction;
import com.minsapay.jpa.internal.unit.JdbcUnit;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Begins transactions as the ledger needs them, whatever the data source's own settings are. What is set holds for the
 * transaction alone. Immutable and thread-safe.
 */
public final class PostgresTransactions implements Server {
    private static final ServerErrors ERRORS = new PostgresErrors();

    /** Without these, what was committed is not there after a crash, or not whole. */
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes");

    /** After how long the server takes its locks back from a program that vanished with the network. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

    private static final Step READ_COMMITTED =
            new Step.Command("set transaction isolation level read committed, read write");

    // Another value may be there on purpose: one that waits for a standby, too.
    private static final String SYNCED =
            "case when current_setting('synchronous_commit') = 'off' then " + set("synchronous_commit", "on") + " end";

    /**
     * A unit finds everything by keys, so that its statements are planned once: with values in mind each would be planned
     * again and again, and with the tables in mind as they were, being small, they would go on being read whole.
     */
    private static final Map<String, String> PLANNING = new TreeMap<>(Map.of(
            "jit",
            "off",
            "enable_bitmapscan",
            "off",
            "enable_hashjoin",
            "off",
            "enable_mergejoin",
            "off",
            "enable_seqscan",
            "off",
            "plan_cache_mode",
            "force_generic_plan"));

    private final DataSource source;
    private final Duration lockTimeout;
    private final List<Step> forUnits;
    private final String forJoined;
    private final String forViews;

    /**
     * @param schema where the tables are
     * @param lockTimeout how long a unit waits for a lock; above zero
     */
    public PostgresTransactions(DataSource source, String schema, Duration lockTimeout) {
        this.source = source;
        this.lockTimeout = lockTimeout;
        // Temporary tables come first unless they are named: somebody's own "transfer" must not be taken for the
        // ledger's.
        String path = schema + ", pg_temp";
        // Left alone where it is right: whenever it is set, the driver forgets what it has prepared.
        String inSchema =
                "case when current_setting('search_path') <> '" + path + "' then " + set("search_path", path) + " end";
        String forAll = "select " + inSchema + ", " + SYNCED + ", "
                + set("lock_timeout", Long.toString(lockTimeout.toMillis()))
                + PLANNING.entrySet().stream()
                        .map(setting -> ", " + set(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining());
        // The caller may have set all of its own constraints to immediate: positions are given at the commit all the
        // same.
        this.forJoined = forAll + "; set constraints \"" + schema + "\".gives_position deferred";
        this.forUnits = List.of(
                READ_COMMITTED,
                new Step.Query(
                        forAll + ", "
                                + set("idle_in_transaction_session_timeout", Long.toString(LONGEST_IDLE.toMillis())),
                        Step.RowSink.NONE));
        this.forViews = "set transaction isolation level repeatable read, read only; select " + inSchema;
    }

    private static String set(String setting, String value) {
        return "set_config('" + setting + "', '" + value + "', true)";
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

    /** Its settings come with the first statement of the {@linkplain #unit unit}. */
    @Override
    public ServerTransaction beginUnit() throws SQLException {
        return ServerTransaction.begin(source.getConnection(), connection -> {}, ERRORS);
    }

    @Override
    public ServerTransaction beginView() throws SQLException {
        return ServerTransaction.begin(source.getConnection(), this::setForView, ERRORS);
    }

    private void setForView(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(forViews);
        }
    }

    @Override
    public JdbcUnit unit(Connection connection) {
        return unit(statements(connection), false);
    }

    /** The statements of a unit, the first of which begin it. */
    Statements statements(Connection connection) {
        return new PostgresStatements(connection, forUnits);
    }

    /** @param isJoined whether somebody else commits it */
    JdbcUnit unit(Statements statements, boolean isJoined) {
        return new JdbcUnit(statements, new PostgresLocks(statements, isJoined, lockTimeout), ERRORS::withoutValues);
    }

    @Override
    public ServerErrors errors() {
        return ERRORS;
    }

    /** What a unit sets that runs in somebody else's transaction; {@code synchronous_commit} is to stay. */
    String forJoined() {
        return forJoined;
    }
}
