package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.entity.RowWrite;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Steps that are run together are one round trip; a row is written with a parameter for each column, more with arrays. */
final class PostgresStatements extends Statements {
    private static final String LAST_POSITION = "'minsapay.last_position'";
    private static final Map<RowWrite<?>, String> ONE_ROW = new ConcurrentHashMap<>();
    private static final Map<RowWrite<?>, String> ARRAYS = new ConcurrentHashMap<>();

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
        PreparedStatement statement =
                prepare(steps.stream().map(PostgresStatements::sql).collect(Collectors.joining("; ")));
        Places places = new Places(statement);
        for (Step step : steps) {
            bind(step, places);
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

    private static String sql(Step step) {
        if (step instanceof Step.Query query) {
            return query.sql().apply(Lists.ARRAYS);
        }
        if (step instanceof Step.Write<?> write) {
            return write.rows().size() == 1
                    ? ONE_ROW.computeIfAbsent(write.how(), how -> how.one(PostgresStatements::parameter))
                    : ARRAYS.computeIfAbsent(write.how(), PostgresStatements::ofArrays);
        }
        return ((Step.Command) step).sql();
    }

    private static void bind(Step step, Places places) throws SQLException {
        if (step instanceof Step.Query query) {
            for (InList list : query.lists()) {
                places.array(list.type(), list.values());
            }
        } else if (step instanceof Step.Write<?> write) {
            bindRows(write, places);
        }
    }

    private static <T> void bindRows(Step.Write<T> write, Places places) throws SQLException {
        if (write.rows().size() == 1) {
            places.row(write.how(), write.rows().get(0));
            return;
        }
        for (RowWrite.Column<T> column : write.how().columns()) {
            places.array(
                    column.type(), write.rows().stream().map(column.value()).toList());
        }
    }

    private static <T> String ofArrays(RowWrite<T> how) {
        String arrays = "unnest(" + how.list(column -> "?::" + column.type().sql() + "[]") + ") as a ("
                + how.list(RowWrite.Column::name) + ")";
        String ofTable = how.table() + ".";
        return switch (how.kind()) {
            case INSERT ->
                "insert into " + how.table() + " (" + how.list(RowWrite.Column::name) + ") select "
                        + how.list(PostgresStatements::element) + " from " + arrays;
            case UPDATE ->
                "update " + how.table() + " set " + how.changes("", PostgresStatements::element) + " from " + arrays
                        + " where " + how.keyIs(ofTable, PostgresStatements::element);
            case DELETE ->
                "delete from " + how.table() + " using " + arrays + " where "
                        + how.keyIs(ofTable, PostgresStatements::element);
        };
    }

    private static String parameter(RowWrite.Column<?> column) {
        return "?" + fromLastPosition(column);
    }

    private static String element(RowWrite.Column<?> column) {
        return "a." + column.name() + fromLastPosition(column);
    }

    private static String fromLastPosition(RowWrite.Column<?> column) {
        return column.isPosition() ? " + (select current_setting(" + LAST_POSITION + ")::bigint)" : "";
    }
}
