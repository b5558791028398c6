package com.minsapay.jpa.internal.mariadb;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Begins transactions as the ledger needs them, whatever the data source's own settings are. What is set is put back.
 * Immutable and thread-safe.
 */
public final class MariaDbTransactions implements Server {
    private static final ServerErrors ERRORS = new MariaDbErrors();

    /** After how many seconds the server takes its locks back from a program that vanished with the network. */
    private static final int LONGEST_IDLE = 10;

    private static final Step READ_COMMITTED =
            new Step.Command("set transaction isolation level read committed, read write");

    /** Changes nothing: what it counts is rows found, or, if the driver was told so, rows changed. */
    private static final String SAME_AGAIN = "update position_lock set id = 1 where id = 1";

    private final DataSource source;
    private final String database;
    private final MariaDbSession.Wanted forUnits;
    private final MariaDbSession.Wanted forViews;

    /**
     * @param database where the tables are
     * @param lockTimeout how long a unit waits for a lock; a second at least
     */
    public MariaDbTransactions(DataSource source, String database, Duration lockTimeout) {
        this.source = source;
        this.database = database;
        Map<String, String> ofAll = new LinkedHashMap<>();
        ofAll.put("sql_mode", "'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
        // What is listed in a query has a collation too, and is compared with keys.
        ofAll.put("collation_connection", "utf8mb4_nopad_bin");
        // What "default" takes is the server's own, which may be any.
        ofAll.put("sql_select_limit", "18446744073709551615");
        // The same patience for tables that somebody has locked whole.
        ofAll.put("lock_wait_timeout", String.valueOf(lockTimeout.toSeconds()));
        ofAll.put("sql_big_selects", "1");
        ofAll.put("completion_type", "0");
        Map<String, String> ofUnits = new LinkedHashMap<>(ofAll);
        ofUnits.put("innodb_lock_wait_timeout", String.valueOf(lockTimeout.toSeconds()));
        ofUnits.put("idle_transaction_timeout", String.valueOf(LONGEST_IDLE));
        ofUnits.put("foreign_key_checks", "1");
        ofUnits.put("unique_checks", "1");
        ofUnits.put("check_constraint_checks", "1");
        ofUnits.put("sql_safe_updates", "0");
        this.forUnits = MariaDbSession.Wanted.of(ofUnits);
        this.forViews = MariaDbSession.Wanted.of(
                ofAll,
                "set transaction isolation level repeatable read, read only",
                "start transaction with consistent snapshot, read only");
    }

    /**
     * Asks the server what it is, and for the settings that keep what was committed.
     *
     * @throws StoreUnavailableException if it is another one, one is off, or the server cannot be asked
     */
    public void requireFit() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            MariaDbServerRules.require(variables(statement));
        } catch (SQLException e) {
            throw new StoreUnavailableException("the database could not be reached: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> variables(Statement statement) throws SQLException {
        Map<String, String> variables = new LinkedHashMap<>();
        try (ResultSet result = statement.executeQuery("show global variables")) {
            while (result.next()) {
                variables.put(result.getString(1), result.getString(2));
            }
        }
        return variables;
    }

    /**
     * Asks the driver, once the tables are there, whether it counts as units need it.
     *
     * @throws StoreUnavailableException if it does not, or the server cannot be asked
     */
    public void requireRowsFoundToBeCounted() {
        try (ServerTransaction unit = beginUnit();
                Statement statement = unit.connection().createStatement()) {
            if (statement.executeUpdate(SAME_AGAIN) != 1) {
                throw new StoreUnavailableException(
                        "the driver must count the rows that an update finds, counted those that it changes:"
                                + " leave useAffectedRows off");
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the database could not be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public ServerTransaction beginUnit() throws SQLException {
        return begin(forUnits);
    }

    @Override
    public ServerTransaction beginView() throws SQLException {
        return begin(forViews);
    }

    private ServerTransaction begin(MariaDbSession.Wanted wanted) throws SQLException {
        return ServerTransaction.begin(source.getConnection(), new MariaDbSession(database, wanted), ERRORS);
    }

    @Override
    public JdbcUnit unit(Connection connection) {
        Statements statements = statements(connection);
        return new JdbcUnit(statements, new MariaDbLocks(statements, database), ERRORS::withoutValues);
    }

    /** The statements of a unit, the first of which begin it. */
    static Statements statements(Connection connection) {
        return new MariaDbStatements(connection, List.of(READ_COMMITTED));
    }

    @Override
    public ServerErrors errors() {
        return ERRORS;
    }
}
