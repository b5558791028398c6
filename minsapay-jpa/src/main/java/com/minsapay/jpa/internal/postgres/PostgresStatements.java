package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Steps that are run together are one round trip. */
final class PostgresStatements extends Statements {
    /** The name of a setting of the transaction. */
    static final String LAST_POSITION = "'minsapay.last_position'";

    /**
     * @param connection whose closing closes the statements too
     * @param first run before the first others, in the same round trip
     */
    PostgresStatements(Connection connection, List<Step> first) {
        super(connection, first);
    }

    /**
     * Keeps the position after which the transaction writes.
     *
     * @param position a query, or a function's call
     */
    static String keepLastPosition(String position) {
        return "select set_config(" + LAST_POSITION + ", (" + position + ")::text, true)";
    }

    @Override
    protected void runAll(List<Step> steps) throws SQLException {
        List<Part> parts = steps.stream().map(PostgresStatements::part).toList();
        PreparedStatement statement = prepare(parts.stream().map(Part::sql).collect(Collectors.joining("; ")));
        Places places = new Places(statement);
        for (Part part : parts) {
            part.binding().bind(places);
        }
        statement.execute();
        for (Step step : steps) {
            if (step instanceof Step.Query query) {
                take(query.sink(), statement);
            } else if (step instanceof Step.Write<?> write) {
                requireWritten(write.rows().size(), statement.getUpdateCount(), write);
            }
            statement.getMoreResults();
        }
    }

    /** A step as a part of a statement. */
    private record Part(String sql, Binding binding) {}

    @FunctionalInterface
    private interface Binding {
        void bind(Places places) throws SQLException;
    }

    private static Part part(Step step) {
        if (step instanceof Step.Query query) {
            return new Part(query.sql().apply(Lists.ARRAYS), places -> bind(query.lists(), places));
        }
        if (step instanceof Step.Write<?> write) {
            PostgresRows<?> rows = new PostgresRows<>(write);
            return new Part(rows.sql(), rows::bind);
        }
        return new Part(((Step.Command) step).sql(), places -> {});
    }

    private static void bind(List<InList> lists, Places places) throws SQLException {
        for (InList list : lists) {
            places.array(list.type(), list.values());
        }
    }
}
