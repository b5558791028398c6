package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.entity.RowWrite;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows as one statement writes them: a column that has one value for all of them is given it as a parameter, and the others as
 * an array, which costs both sides more. A lone row has one value in each column; of several rows those columns have that are
 * alike as a rule, if the rule holds. So a table has three texts at most, however many rows are written.
 */
final class PostgresRows<T> {
    private static final Map<Text, String> TEXTS = new ConcurrentHashMap<>();

    private final RowWrite<T> how;
    private final List<T> rows;
    private final Likeness likeness;

    private enum Likeness {
        ONE_ROW,
        ALIKE_AS_A_RULE,
        NOT_ALIKE
    }

    private record Text(RowWrite<?> how, Likeness likeness) {}

    PostgresRows(Step.Write<T> write) {
        how = write.how();
        rows = write.rows();
        likeness = rows.size() == 1
                ? Likeness.ONE_ROW
                : how.areAlike(rows) ? Likeness.ALIKE_AS_A_RULE : Likeness.NOT_ALIKE;
    }

    String sql() {
        return TEXTS.computeIfAbsent(
                new Text(how, likeness),
                text -> likeness == Likeness.ONE_ROW ? how.one(PostgresRows::parameter) : ofSeveral());
    }

    /** In the order of the text: single values stand before the arrays. */
    void bind(Places places) throws SQLException {
        places.row(columns(true), rows.get(0));
        for (RowWrite.Column<T> column : columns(false)) {
            places.array(column.type(), rows.stream().map(column.value()).toList());
        }
    }

    private List<RowWrite.Column<T>> columns(boolean ofOneValue) {
        return how.columns().stream()
                .filter(column -> isOneValue(column) == ofOneValue)
                .toList();
    }

    private boolean isOneValue(RowWrite.Column<T> column) {
        return switch (likeness) {
            case ONE_ROW -> true;
            case ALIKE_AS_A_RULE -> column.isAlike();
            case NOT_ALIKE -> false;
        };
    }

    private String ofSeveral() {
        List<RowWrite.Column<T>> inArrays = columns(false);
        String arrays = "unnest("
                + RowWrite.list(inArrays, column -> "?::" + column.type().sql() + "[]") + ") as a ("
                + RowWrite.list(inArrays, RowWrite.Column::name) + ")";
        String ofTable = how.table() + ".";
        return switch (how.kind()) {
            case INSERT ->
                "insert into " + how.table() + " (" + RowWrite.list(how.columns(), RowWrite.Column::name) + ") select "
                        + RowWrite.list(how.columns(), this::value) + " from " + arrays;
            case UPDATE ->
                "update " + how.table() + " set " + how.changes("", this::value) + " from " + arrays + " where "
                        + how.keyIs(ofTable, this::value);
            case DELETE ->
                "delete from " + how.table() + " using " + arrays + " where " + how.keyIs(ofTable, this::value);
        };
    }

    private String value(RowWrite.Column<T> column) {
        return isOneValue(column)
                ? parameter(column) + "::" + column.type().sql()
                : "a." + column.name() + fromLastPosition(column);
    }

    private static String parameter(RowWrite.Column<?> column) {
        return "?" + fromLastPosition(column);
    }

    private static String fromLastPosition(RowWrite.Column<?> column) {
        return column.isPosition()
                ? " + (select current_setting(" + PostgresStatements.LAST_POSITION + ")::bigint)"
                : "";
    }
}
