package com.minsapay.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A ledger's journal and transfers without their indexes and keys, which are made again, as they were, by {@link #restore}. */
final class BareTables {
    private static final String TABLES = "('journal'::regclass, 'transfer'::regclass)";

    /** References first, as they hang on keys. */
    private static final String KEYS =
            "select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint" + " where conrelid in "
                    + TABLES + " and contype in ('f', 'u', 'p') order by contype = 'f' desc, conname";

    private static final String INDEXES = "select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index"
            + " where indrelid in " + TABLES
            + " and not exists (select 1 from pg_constraint where conindid = indexrelid) order by 1";

    private final DataSource source;
    private final List<String> makeAgain;

    private BareTables(DataSource source, List<String> makeAgain) {
        this.source = source;
        this.makeAgain = makeAgain;
    }

    /** @param source of connections that find the ledger's schema first */
    static BareTables of(DataSource source) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> make = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet keys = statement.executeQuery(KEYS)) {
                while (keys.next()) {
                    String table = "alter table " + keys.getString(1);
                    drop.add(table + " drop constraint " + keys.getString(2));
                    make.add(0, table + " add constraint " + keys.getString(2) + " " + keys.getString(3));
                }
            }
            try (ResultSet indexes = statement.executeQuery(INDEXES)) {
                while (indexes.next()) {
                    drop.add("drop index " + indexes.getString(1));
                    make.add(indexes.getString(2));
                }
            }
            for (String sql : drop) {
                statement.execute(sql);
            }
        }
        return new BareTables(source, make);
    }

    /** @param progress told of each as it begins */
    void restore(Consumer<String> progress) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem to '1GB'");
            for (int i = 0; i < makeAgain.size(); i++) {
                progress.accept("key or index " + (i + 1) + " of " + makeAgain.size());
                statement.execute(makeAgain.get(i));
            }
            statement.execute("reset maintenance_work_mem");
        }
    }
}
