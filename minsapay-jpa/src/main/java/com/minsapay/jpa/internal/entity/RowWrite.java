package com.minsapay.jpa.internal.entity;

import com.minsapay.crypto.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to write rows of a table, as three statements: one that writes a row, with a parameter for each column, one that
 * writes any number of them, with an array for each column, and one for each number of them, with the parameters of the first
 * for each row. Immutable and thread-safe.
 *
 * @param <T> what a row is made of
 * @param one writes a row
 * @param many writes rows, on PostgreSQL
 * @param several writes so many rows, on MariaDB
 * @param columns of the parameters, in order
 */
public record RowWrite<T>(String one, String many, IntFunction<String> several, List<Column<T>> columns) {
    /** What a column holds. */
    public enum Type {
        /** Text. */
        TEXT("text"),
        /** A whole number. */
        NUMBER("bigint"),
        /** Bytes. */
        BYTES("bytea");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** Its name on PostgreSQL. */
        public String sql() {
            return sql;
        }
    }

    /**
     * A column that is written.
     *
     * @param value of a row: a {@code String}, a {@code Long}, or a {@code byte[]}
     * @param isPosition whether a server adds the last position to each value
     */
    public record Column<T>(String name, Type type, Function<T, @Nullable Object> value, boolean isPosition) {
        Column(String name, Type type, Function<T, @Nullable Object> value) {
            this(name, type, value, false);
        }

        static <T> Column<T> text(String name, Function<T, String> value) {
            return new Column<>(name, Type.TEXT, value::apply);
        }

        static <T> Column<T> number(String name, ToLongFunction<T> value) {
            return new Column<>(name, Type.NUMBER, value::applyAsLong);
        }

        static <T> Column<T> bytes(String name, Function<T, Bytes> value) {
            return new Column<>(name, Type.BYTES, row -> value.apply(row).toArray());
        }

        /** A position, as {@link LastPosition} gives them. */
        static <T> Column<T> position(String name, ToLongFunction<T> value) {
            return new Column<>(name, Type.NUMBER, value::applyAsLong, true);
        }

        /** The same of what holds a row. */
        <H> Column<H> of(Function<H, T> row) {
            return new Column<>(name, type, holder -> value.apply(row.apply(holder)), isPosition);
        }

        private String isThatOf(String other) {
            return name + " = " + other;
        }

        private String ofArrays() {
            return "a." + name + (isPosition ? " + (" + LastPosition.KEPT + ")" : "");
        }

        private String ofOne() {
            return isPosition ? "? + " + LastPosition.VARIABLE : "?";
        }
    }

    static <T> RowWrite<T> insert(String table, List<Column<T>> columns) {
        String into = "insert into " + table + " (" + list(columns, Column::name) + ") ";
        return new RowWrite<>(
                into + "values (" + list(columns, column -> "?") + ")",
                into + "select " + list(columns, Column::ofArrays) + " from " + arrays(columns),
                rows -> into + "values "
                        + String.join(", ", Collections.nCopies(rows, "(" + list(columns, Column::ofOne) + ")")),
                columns);
    }

    /** @param key which row */
    static <T> RowWrite<T> update(String table, List<Column<T>> changed, List<Column<T>> key) {
        List<Column<T>> all = Stream.concat(changed.stream(), key.stream()).toList();
        String set = "update " + table + " set ";
        return new RowWrite<>(
                set + list(changed, column -> column.isThatOf("?")) + where(key, "", column -> "?"),
                set + list(changed, column -> column.isThatOf(column.ofArrays())) + " from " + arrays(all)
                        + where(key, table + ".", Column::ofArrays),
                rows -> "update " + eachOf(rows, table, all, key) + " set "
                        + list(changed, column -> table + "." + column.isThatOf("a." + column.name())),
                all);
    }

    /** @param key which row */
    static <T> RowWrite<T> delete(String table, List<Column<T>> key) {
        String from = "delete from " + table;
        return new RowWrite<>(
                from + where(key, "", column -> "?"),
                from + " using " + arrays(key) + where(key, table + ".", Column::ofArrays),
                rows -> "delete " + table + " from " + eachOf(rows, table, key, key),
                key);
    }

    private static <T> String arrays(List<Column<T>> columns) {
        return "unnest(" + list(columns, column -> "?::" + column.type().sql() + "[]") + ") as a ("
                + list(columns, Column::name) + ")";
    }

    /** The rows of a table that parameters name, each found by its key: a scan would lock, and wait for, what it passes. */
    private static <T> String eachOf(int rows, String table, List<Column<T>> columns, List<Column<T>> key) {
        String others = " union all select " + list(columns, column -> "?");
        return "(select " + list(columns, column -> "? as " + column.name()) + others.repeat(rows - 1)
                + ") a straight_join " + table + " force index (primary) on "
                + key.stream()
                        .map(column -> table + "." + column.isThatOf("a." + column.name()))
                        .collect(Collectors.joining(" and "));
    }

    private static <T> String where(List<Column<T>> key, String table, Function<Column<T>, String> value) {
        return " where "
                + key.stream()
                        .map(column -> table + column.isThatOf(value.apply(column)))
                        .collect(Collectors.joining(" and "));
    }

    private static <T> String list(List<Column<T>> columns, Function<Column<T>, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }
}
