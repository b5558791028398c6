package com.minsapay.jpa.internal.unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of one connection, each prepared once: a unit repeats the same few. Used by one thread at a time.
 */
public final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** @param connection whose closing closes the statements too */
    public Statements(Connection connection) {
        this.connection = connection;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    public interface Parameters {
        void bindTo(PreparedStatement statement) throws SQLException;
    }

    /** Sets the parameters of one of a batch's statements. */
    @FunctionalInterface
    interface RowParameters<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /** Takes one row of a result. */
    @FunctionalInterface
    public interface RowSink {
        void accept(ResultSet row) throws SQLException;
    }

    /** Runs a query and hands over each row. */
    public void query(String sql, Parameters parameters, RowSink sink) throws SQLException {
        PreparedStatement statement = prepare(sql);
        parameters.bindTo(statement);
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                sink.accept(result);
            }
        }
    }

    /** Runs a query for one number; zero if it is null. */
    public long number(String sql) throws SQLException {
        long[] number = {0};
        query(sql, query -> {}, row -> number[0] = row.getLong(1));
        return number[0];
    }

    /**
     * Runs one statement for each row, as one batch; none if there are no rows.
     *
     * @throws SQLException also if a statement changed another number of rows than one
     */
    <T> void write(String sql, Collection<T> rows, RowParameters<T> parameters) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepare(sql);
        try {
            for (T row : rows) {
                parameters.bind(statement, row);
                statement.addBatch();
            }
            for (int changed : statement.executeBatch()) {
                if (changed != 1 && changed != PreparedStatement.SUCCESS_NO_INFO) {
                    throw new SQLException("a write must change one row, changed " + changed + ": " + sql);
                }
            }
        } finally {
            // The statement outlives the unit: what a failed one left in the batch must not be written by the next.
            statement.clearBatch();
        }
    }

    /** Closes the statements, where the connection outlives them. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }
}
