package com.minsapay.jpa.internal.entity;

import com.minsapay.crypto.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to write rows of a table: how a database is told is the database's own. Immutable and thread-safe; each is there
 * once.
 *
 * @param <T> what a row is made of
 */
public final class RowWrite<T> {
    private final Kind kind;
    private final String table;
    private final List<Column<T>> changed;
    private final List<Column<T>> key;
    private final List<Column<T>> columns;

    /** What is done with rows. */
    public enum Kind {
        /** They are new. */
        INSERT,
        /** They are found by their key, and changed. */
        UPDATE,
        /** They are found by their key, and are gone. */
        DELETE
    }

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
     * @param isAlike whether rows that are written together mostly have the same value
     */
    public record Column<T>(
            String name, Type type, Function<T, @Nullable Object> value, boolean isPosition, boolean isAlike) {
        Column(String name, Type type, Function<T, @Nullable Object> value) {
            this(name, type, value, false, false);
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
            return new Column<>(name, Type.NUMBER, value::applyAsLong, true, false);
        }

        /** A column in which most rows have the same value. */
        static <T> Column<T> alike(Column<T> column) {
            return new Column<>(column.name, column.type, column.value, column.isPosition, true);
        }

        private boolean isSameIn(List<T> rows) {
            Object first = value.apply(rows.get(0));
            return rows.stream().skip(1).allMatch(row -> Objects.deepEquals(value.apply(row), first));
        }

        /** The same of what holds a row. */
        <H> Column<H> of(Function<H, T> row) {
            return new Column<>(name, type, holder -> value.apply(row.apply(holder)), isPosition, isAlike);
        }
    }

    private RowWrite(Kind kind, String table, List<Column<T>> changed, List<Column<T>> key) {
        if (key.stream().anyMatch(Column::isAlike)) {
            throw new IllegalArgumentException("a key must tell rows apart");
        }
        this.kind = kind;
        this.table = table;
        this.changed = changed;
        this.key = key;
        this.columns = Stream.concat(changed.stream(), key.stream()).toList();
    }

    static <T> RowWrite<T> insert(String table, List<Column<T>> columns) {
        return new RowWrite<>(Kind.INSERT, table, columns, List.of());
    }

    /** @param key which row */
    static <T> RowWrite<T> update(String table, List<Column<T>> changed, List<Column<T>> key) {
        return new RowWrite<>(Kind.UPDATE, table, changed, key);
    }

    /** @param key which row */
    static <T> RowWrite<T> delete(String table, List<Column<T>> key) {
        return new RowWrite<>(Kind.DELETE, table, List.of(), key);
    }

    /** What is done. */
    public Kind kind() {
        return kind;
    }

    /** Where. */
    public String table() {
        return table;
    }

    /** The columns whose values a statement needs, in the order of its parameters: those that change, then the key. */
    public List<Column<T>> columns() {
        return columns;
    }

    /** Whether rows have the same value in each column that is {@linkplain Column#isAlike alike} as a rule. */
    public boolean areAlike(List<T> rows) {
        return columns.stream().filter(Column::isAlike).allMatch(column -> column.isSameIn(rows));
    }

    /**
     * The statement that writes one row, with a parameter for each column.
     *
     * @param place what stands for a column's value, with one question mark
     */
    public String one(Function<Column<T>, String> place) {
        return switch (kind) {
            case INSERT ->
                "insert into " + table + " (" + list(columns, Column::name) + ") values (" + list(columns, place) + ")";
            case UPDATE -> "update " + table + " set " + changes("", place) + " where " + keyIs("", place);
            case DELETE -> "delete from " + table + " where " + keyIs("", place);
        };
    }

    /**
     * The columns that change, as an update sets them.
     *
     * @param prefix of the table's columns
     */
    public String changes(String prefix, Function<Column<T>, String> value) {
        return list(changed, column -> prefix + set(value).apply(column));
    }

    /**
     * The condition that finds a row by its key.
     *
     * @param prefix of the table's columns
     */
    public String keyIs(String prefix, Function<Column<T>, String> value) {
        return key.stream().map(column -> prefix + set(value).apply(column)).collect(Collectors.joining(" and "));
    }

    private static <T> Function<Column<T>, String> set(Function<Column<T>, String> value) {
        return column -> column.name() + " = " + value.apply(column);
    }

    /** Columns, with commas between. */
    public static <T> String list(List<Column<T>> columns, Function<Column<T>, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }
}
