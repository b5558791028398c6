package com.minsapay.jpa.internal.mariadb;

import com.minsapay.jpa.internal.entity.RowWrite;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Steps that are run together are one block of statements, which is one round trip; rows are written several at a time. */
final class MariaDbStatements extends Statements {
    /** The hint is for the driver: a server prepares no blocks. A duplicate's message would tell the key that was used. */
    private static final String BLOCK = "/*client prepare*/begin not atomic declare exit handler for 1062"
            + " resignal set message_text = 'a row of the same key is there already'; %s; end";

    private static final String LAST_POSITION = "@minsapay_last_position";

    /**
     * @param connection whose closing closes the statements too
     * @param first run before the first others, in the same block
     */
    MariaDbStatements(Connection connection, List<Step> first) {
        super(connection, first);
    }

    /** Keeps the position after which the transaction writes. */
    static Step keepLastPosition(String query) {
        return new Step.Command("set " + LAST_POSITION + " = (" + query + ")");
    }

    @Override
    protected void runAll(List<Step> steps) throws SQLException {
        PreparedStatement statement = prepare(
                BLOCK.formatted(steps.stream().map(MariaDbStatements::sql).collect(Collectors.joining("; "))));
        Places places = new Places(statement);
        for (Step step : steps) {
            bind(step, places);
        }
        statement.execute();
        for (Step step : steps) {
            // Within a block, what has no rows has no result.
            if (step instanceof Step.Query query) {
                take(query.sink(), statement);
                statement.getMoreResults();
            } else if (step instanceof Step.Write<?> write) {
                requireWritten(write.rows().size(), counted(statement), write);
                statement.getMoreResults();
            }
        }
    }

    private static String sql(Step step) {
        if (step instanceof Step.Query query) {
            return query.sql().apply(Lists.PARAMETERS);
        }
        return step instanceof Step.Write<?> write
                ? several(write.how(), write.rows().size()) + "; select row_count()"
                : ((Step.Command) step).sql();
    }

    private static void bind(Step step, Places places) throws SQLException {
        if (step instanceof Step.Query query) {
            for (InList list : query.lists()) {
                places.each(list);
            }
        } else if (step instanceof Step.Write<?> write) {
            bindRows(write, places);
        }
    }

    private static <T> void bindRows(Step.Write<T> write, Places places) throws SQLException {
        for (T row : write.rows()) {
            places.row(write.how().columns(), row);
        }
    }

    private static int counted(PreparedStatement statement) throws SQLException {
        try (ResultSet count = statement.getResultSet()) {
            count.next();
            return count.getInt(1);
        }
    }

    private static <T> String several(RowWrite<T> how, int rows) {
        return switch (how.kind()) {
            case INSERT ->
                "insert into " + how.table() + " (" + RowWrite.list(how.columns(), RowWrite.Column::name) + ") values "
                        + String.join(
                                ", ",
                                Collections.nCopies(
                                        rows, "(" + RowWrite.list(how.columns(), MariaDbStatements::parameter) + ")"));
            case UPDATE ->
                "update " + eachOf(how, rows) + " set "
                        + how.changes(how.table() + ".", column -> "a." + column.name());
            case DELETE -> "delete " + how.table() + " from " + eachOf(how, rows);
        };
    }

    /** The rows of a table that parameters name, each found by its key: a scan would lock, and wait for, what it passes. */
    private static <T> String eachOf(RowWrite<T> how, int rows) {
        String others = " union all select " + RowWrite.list(how.columns(), column -> "?");
        return "(select " + RowWrite.list(how.columns(), column -> "? as " + column.name()) + others.repeat(rows - 1)
                + ") a straight_join "
                + how.table() + " force index (primary) on "
                + how.keyIs(how.table() + ".", column -> "a." + column.name());
    }

    private static String parameter(RowWrite.Column<?> column) {
        return column.isPosition() ? "? + " + LAST_POSITION : "?";
    }
}
