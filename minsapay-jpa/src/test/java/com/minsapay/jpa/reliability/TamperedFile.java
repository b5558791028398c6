package com.minsapay.jpa.reliability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A ledger file in the hands of someone who can write it: no trigger, constraint check or foreign key stops them. Not
 * thread-safe.
 */
final class TamperedFile implements AutoCloseable {
    private static final int MOST_OF_OTHERS = 3;

    private final Connection connection;

    /**
     * A column of a table.
     *
     * @param type as declared: INTEGER, TEXT or BLOB
     */
    record Column(String name, String type, boolean notNull) {}

    TamperedFile(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            run("pragma synchronous = off");
            run("pragma foreign_keys = off");
            run("pragma ignore_check_constraints = on");
            for (String trigger : texts("select name from sqlite_master where type = 'trigger'")) {
                run("drop trigger " + trigger);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every table of the file, by name, as it was made. */
    List<String> tables() {
        return texts("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name");
    }

    /** The columns of a table. */
    List<Column> columns(String table) {
        return rows("select name, type, \"notnull\" or pk as needed from pragma_table_info('" + table
                        + "') order by cid")
                .stream()
                .map(row -> new Column(
                        (String) row.get("name"),
                        (String) row.get("type"),
                        row.get("needed").equals(1L)))
                .toList();
    }

    /** All rows of a table, each by column; what the database works out itself is left out. */
    List<Map<String, Object>> rowsOf(String table) {
        return rows("select "
                + String.join(", ", columns(table).stream().map(Column::name).toList()) + " from " + table);
    }

    /** Changes something. */
    void run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    /** Changes exactly one row. */
    void change(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int changed = statement.executeUpdate();
            if (changed != 1) {
                throw new AssertionError("one row must change, " + changed + " did: " + sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    /**
     * One column of one row that was changed.
     *
     * @param before the row as it was
     * @param after the row as it is
     */
    record Edit(String table, String column, Map<String, Object> before, Map<String, Object> after) {
        @Override
        public String toString() {
            Map<String, Object> key = new LinkedHashMap<>(before);
            key.values().removeIf(byte[].class::isInstance);
            return table + "." + column + " = " + text(after.get(column)) + " in " + key;
        }

        private static String text(Object value) {
            return value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
        }
    }

    /** Changes every column of every row to several other values, one at a time, and puts it back each time. */
    void edits(List<String> tables, Consumer<Edit> changed) {
        for (String table : tables) {
            List<Map<String, Object>> rows = rowsOf(table);
            for (Map<String, Object> row : rows) {
                edits(table, row, rows, changed);
            }
        }
    }

    /**
     * The same of one row.
     *
     * @param rows of the table, whose values are tried
     */
    void edits(String table, Map<String, Object> row, List<Map<String, Object>> rows, Consumer<Edit> changed) {
        for (Column column : columns(table)) {
            for (Object other : otherValues(row.get(column.name()), column, rows)) {
                Map<String, Object> edited = new LinkedHashMap<>(row);
                edited.put(column.name(), other);
                if (replace(table, row, edited)) {
                    changed.accept(new Edit(table, column.name(), row, edited));
                    replace(table, edited, row);
                }
            }
        }
    }

    /** What a column could be made to hold: near, far, empty, and what it holds in some other rows. */
    private static List<Object> otherValues(Object value, Column column, List<Map<String, Object>> rows) {
        List<Object> values = new ArrayList<>();
        switch (column.type()) {
            case "INTEGER" -> {
                long number = value == null ? 0 : (Long) value;
                values.addAll(List.of(number + 1, -number - 1, Long.MAX_VALUE));
            }
            case "TEXT" -> {
                String text = value == null ? "" : (String) value;
                values.addAll(List.of(text + "x", "", swapCase(text)));
            }
            case "BLOB" -> {
                byte[] bytes = value == null ? new byte[32] : ((byte[]) value).clone();
                byte[] flipped = bytes.clone();
                flipped[bytes.length - 1] ^= 1;
                values.addAll(List.of(flipped, new byte[0]));
            }
            default -> throw new AssertionError("a type that nobody thought of: " + column);
        }
        rows.stream()
                .map(row -> row.get(column.name()))
                .filter(Objects::nonNull)
                .limit(MOST_OF_OTHERS)
                .forEach(values::add);
        if (!column.notNull()) {
            values.add(null);
        }
        List<Object> others = new ArrayList<>();
        for (Object candidate : values) {
            if (!Objects.deepEquals(candidate, value)
                    && others.stream().noneMatch(known -> Objects.deepEquals(known, candidate))) {
                others.add(candidate);
            }
        }
        return others;
    }

    private static String swapCase(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(text) ? text.toUpperCase(Locale.ROOT) : lower;
    }

    /**
     * Replaces a row by another.
     *
     * @return false if a key that is taken forbids it
     */
    boolean replace(String table, Map<String, Object> old, Map<String, Object> row) {
        return unlessTaken(() -> {
            delete(table, old);
            insert(table, row);
        });
    }

    /**
     * Inserts a row.
     *
     * @return false if a key that is taken forbids it
     */
    boolean tryInsert(String table, Map<String, Object> row) {
        return unlessTaken(() -> insert(table, row));
    }

    private boolean unlessTaken(Runnable changes) {
        run("begin");
        try {
            changes.run();
            run("commit");
            return true;
        } catch (AssertionError e) {
            run("rollback");
            if (e.getMessage().contains("UNIQUE constraint")) {
                return false;
            }
            throw e;
        }
    }

    void delete(String table, Map<String, Object> row) {
        change(
                "delete from " + table + " where " + String.join(" is ? and ", row.keySet()) + " is ?",
                row.values().toArray());
    }

    void insert(String table, Map<String, Object> row) {
        String marks = "?, ".repeat(row.size() - 1) + "?";
        change(
                "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values (" + marks + ")",
                row.values().toArray());
    }

    /** Changes a table as if it took anything, by rewriting its declaration for a while, as the database keeps it. */
    void changePastConstraints(String table, String sql) {
        String declared = texts("select sql from sqlite_master where type = 'table' and name = '" + table + "'")
                .get(0);
        declare(table, declared.replace("not null", "").replace("strict", ""));
        change(sql);
        declare(table, declared);
    }

    private void declare(String table, String sql) {
        run("pragma writable_schema = on");
        change("update sqlite_master set sql = ? where type = 'table' and name = ?", sql, table);
        run("pragma writable_schema = reset");
    }

    /** The rows that a query gives, each by column. */
    List<Map<String, Object>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.put(
                            result.getMetaData().getColumnName(i),
                            value instanceof Integer number ? Long.valueOf(number) : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    private List<String> texts(String sql) {
        return rows(sql).stream()
                .map(row -> (String) row.values().iterator().next())
                .toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
