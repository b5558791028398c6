package com.minsapay.examples.replay.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A store seen past the library: every row of every table of the ledger, in the order of its primary key. */
final class LedgerDump {
    private LedgerDump() {}

    /** A line a row, but for the history of the schema, which has the time of the first start in it. */
    static List<String> of(Path store) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = open(store)) {
            List<String> tables = column(
                    connection,
                    "select name from sqlite_schema where type = 'table' and name <> 'minsapay_schema_history' order by 1");
            for (String table : tables) {
                String key = String.join(
                        ", ",
                        column(
                                connection,
                                "select name from pragma_table_info('" + table + "') where pk > 0 order by pk"));
                column(connection, "select * from " + table + " order by " + key)
                        .forEach(row -> lines.add(table + " " + row));
            }
        }
        return lines;
    }

    /** Changes rows behind the library's back. */
    static void tamper(Path store, String... statements) throws SQLException {
        try (Connection connection = open(store);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    static long number(Path store, String query) throws SQLException {
        try (Connection connection = open(store)) {
            return Long.parseLong(column(connection, query).get(0));
        }
    }

    private static Connection open(Path store) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + store);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
