package com.minsapay.jpa.internal.entity;

import com.minsapay.crypto.Bytes;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to write rows of a table, as two statements: one that writes a row, with a parameter for each column, and one that
 * writes any number of them, with an array for each column. Immutable and thread-safe.
 *
 * @param <T> what a row is made of
 * @param one writes a row
 * @param many writes rows, on PostgreSQL
 * @param columns of the parameters, in order
 */
public record RowWrite<T>(String one, String many, List<Column<T>> columns) {
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
     * @param added what PostgreSQL adds to each value; empty for nothing
     */
    public record Column<T>(String name, Type type, Function<T, @Nullable Object> value, String added) {
        Column(String name, Type type, Function<T, @Nullable Object> value) {
            this(name, type, value, "");
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
            return new Column<>(name, Type.NUMBER, value::applyAsLong, " + (" + LastPosition.KEPT + ")");
        }

        /** The same of what holds a row. */
        <H> Column<H> of(Function<H, T> row) {
            return new Column<>(name, type, holder -> value.apply(row.apply(holder)), added);
        }

        private String isThatOf(String other) {
            return name + " = " + other;
        }

        private String ofArrays() {
            return "a." + name + added;
        }
    }

    static <T> RowWrite<T> insert(String table, List<Column<T>> columns) {
        String into = "insert into " + table + " (" + list(columns, Column::name) + ") ";
        return new RowWrite<>(
                into + "values (" + list(columns, column -> "?") + ")",
                into + "select " + list(columns, Column::ofArrays) + " from " + arrays(columns),
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
                all);
    }

    /** @param key which row */
    static <T> RowWrite<T> delete(String table, List<Column<T>> key) {
        String from = "delete from " + table;
        return new RowWrite<>(
                from + where(key, "", column -> "?"),
                from + " using " + arrays(key) + where(key, table + ".", Column::ofArrays),
                key);
    }

    private static <T> String arrays(List<Column<T>> columns) {
        return "unnest(" + list(columns, column -> "?::" + column.type().sql() + "[]") + ") as a ("
                + list(columns, Column::name) + ")";
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
