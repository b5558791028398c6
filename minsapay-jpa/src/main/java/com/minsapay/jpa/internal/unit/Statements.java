package com.minsapay.jpa.internal.unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How steps are run on one connection: each database has its own way. A statement is prepared once, as a unit repeats the
 * same few. Used by one thread at a time.
 */
public abstract class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private List<Step> first;

    /**
     * @param connection whose closing closes the statements too
     * @param first run before the first others, together with them
     */
    protected Statements(Connection connection, List<Step> first) {
        this.connection = connection;
        this.first = first;
    }

    /**
     * Runs steps, in order; none of them knows what those before it found.
     *
     * @throws SQLException also if a row that is written changed another number of rows than one
     */
    public final void run(Stream<Step> steps) throws SQLException {
        List<Step> all = steps.toList();
        if (all.isEmpty()) {
            return;
        }
        List<Step> before = first;
        first = List.of();
        runAll(
                before.isEmpty()
                        ? all
                        : Stream.concat(before.stream(), all.stream()).toList());
    }

    /** @param steps not empty */
    protected abstract void runAll(List<Step> steps) throws SQLException;

    /** A statement that is ready, prepared now or before. */
    protected final PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }

    /** Gives the rows of the statement's present result to who wants them. */
    protected static void take(Step.RowSink sink, PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                sink.accept(result);
            }
        }
        sink.end();
    }

    /** @param changed how many rows a write of so many rows changed */
    protected static void requireWritten(int rows, int changed, Step.Write<?> write) throws SQLException {
        if (changed != rows) {
            throw new SQLException("a write of " + rows + " rows must change as many, changed " + changed + ": "
                    + write.how().kind() + " " + write.how().table());
        }
    }

    /** Closes the statements, where the connection outlives them. */
    @Override
    public final void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
