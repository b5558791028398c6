package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.RowWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one connection, each prepared once: a unit repeats the same few. Used by one thread at a time.
 */
public final class Statements implements AutoCloseable {
    /** The hint is for the driver: a server prepares no blocks. A duplicate's message would tell the key that was used. */
    private static final String BLOCK = "/*client prepare*/begin not atomic declare exit handler for 1062"
            + " resignal set message_text = 'a row of the same key is there already'; %s; end";

    private final Connection connection;
    private final Way way;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private List<Step> first;

    private enum Way {
        ONE_BY_ONE,
        TOGETHER,
        IN_BLOCKS
    }

    private Statements(Connection connection, Way way, List<Step> first) {
        this.connection = connection;
        this.way = way;
        this.first = first;
    }

    /**
     * Each step a statement of its own, and rows written as a batch: for a database within the program.
     *
     * @param connection whose closing closes the statements too
     */
    public static Statements oneByOne(Connection connection) {
        return new Statements(connection, Way.ONE_BY_ONE, List.of());
    }

    /**
     * Steps that are run together are one round trip, and rows are written as arrays: for PostgreSQL.
     *
     * @param connection whose closing closes the statements too
     * @param first run before the first others, in the same round trip
     */
    public static Statements together(Connection connection, List<Step> first) {
        return new Statements(connection, Way.TOGETHER, first);
    }

    /**
     * Steps that are run together are one block of statements, which is one round trip, and rows are written several at a
     * time: for MariaDB.
     *
     * @param connection whose closing closes the statements too
     * @param first run before the first others, in the same block
     */
    public static Statements inBlocks(Connection connection, List<Step> first) {
        return new Statements(connection, Way.IN_BLOCKS, first);
    }

    /**
     * Runs steps, in order; none of them knows what those before it found.
     *
     * @throws SQLException also if a row that is written changed another number of rows than one
     */
    public void run(Stream<Step> steps) throws SQLException {
        List<Step> all = steps.toList();
        if (all.isEmpty()) {
            return;
        }
        if (way != Way.ONE_BY_ONE) {
            List<Step> before = first;
            first = List.of();
            runTogether(
                    before.isEmpty()
                            ? all
                            : Stream.concat(before.stream(), all.stream()).toList());
        } else {
            for (Step step : all) {
                runAlone(step);
            }
        }
    }

    private void runAlone(Step step) throws SQLException {
        if (step instanceof Step.Write<?> write) {
            runBatch(write);
        } else {
            runTogether(List.of(step));
        }
    }

    private void runTogether(List<Step> steps) throws SQLException {
        String text = steps.stream().map(this::sql).collect(Collectors.joining("; "));
        PreparedStatement statement = prepare(way == Way.IN_BLOCKS ? BLOCK.formatted(text) : text);
        Places places = new Places(statement);
        for (Step step : steps) {
            bind(step, places);
        }
        statement.execute();
        for (Step step : steps) {
            // Within a block, what has no rows has no result.
            if (way != Way.IN_BLOCKS || !(step instanceof Step.Command)) {
                take(step, statement);
                statement.getMoreResults();
            }
        }
    }

    private String sql(Step step) {
        if (step instanceof Step.Write<?> write) {
            return way == Way.IN_BLOCKS
                    ? write.how().several().apply(write.rows().size()) + "; select row_count()"
                    : write.how().many();
        }
        return step instanceof Step.Query query ? query.sql() : ((Step.Command) step).sql();
    }

    private void bind(Step step, Places places) throws SQLException {
        if (step instanceof Step.Query query) {
            query.parameters().bindTo(places);
        } else if (step instanceof Step.Write<?> write && way == Way.IN_BLOCKS) {
            bindRows(write, places);
        } else if (step instanceof Step.Write<?> write) {
            bindArrays(write, places);
        }
    }

    private static <T> void bindRows(Step.Write<T> write, Places places) throws SQLException {
        for (T row : write.rows()) {
            bindRow(write.how(), row, places);
        }
    }

    private static <T> void bindArrays(Step.Write<T> write, Places places) throws SQLException {
        for (RowWrite.Column<T> column : write.how().columns()) {
            Stream<@Nullable Object> values = write.rows().stream().map(column.value());
            places.array(
                    column.type().sql(),
                    switch (column.type()) {
                        case TEXT -> values.toArray(String[]::new);
                        case NUMBER -> values.toArray(Long[]::new);
                        case BYTES -> values.toArray(byte[][]::new);
                    });
        }
    }

    private void take(Step step, PreparedStatement statement) throws SQLException {
        if (step instanceof Step.Write<?> write) {
            requireWritten(write.rows().size(), written(statement), write);
        } else if (step instanceof Step.Query query) {
            take(query.sink(), statement);
        }
    }

    private static void take(Step.RowSink sink, PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                sink.accept(result);
            }
        }
        sink.end();
    }

    private int written(PreparedStatement statement) throws SQLException {
        if (way != Way.IN_BLOCKS) {
            return statement.getUpdateCount();
        }
        try (ResultSet count = statement.getResultSet()) {
            count.next();
            return count.getInt(1);
        }
    }

    private <T> void runBatch(Step.Write<T> write) throws SQLException {
        PreparedStatement statement = prepare(write.how().one());
        try {
            for (T row : write.rows()) {
                bindRow(write.how(), row, new Places(statement));
                statement.addBatch();
            }
            for (int changed : statement.executeBatch()) {
                if (changed != PreparedStatement.SUCCESS_NO_INFO) {
                    requireWritten(1, changed, write);
                }
            }
        } finally {
            // The statement outlives the unit: what a failed one left in the batch must not be written by the next.
            statement.clearBatch();
        }
    }

    private static <T> void bindRow(RowWrite<T> how, T row, Places places) throws SQLException {
        for (RowWrite.Column<T> column : how.columns()) {
            Object value = column.value().apply(row);
            switch (column.type()) {
                case TEXT -> places.text((String) value);
                case NUMBER -> places.number((Long) value);
                case BYTES -> places.bytes((byte[]) value);
            }
        }
    }

    private static void requireWritten(int rows, int changed, Step.Write<?> write) throws SQLException {
        if (changed != rows) {
            throw new SQLException("a write of " + rows + " rows must change as many, changed " + changed + ": "
                    + write.how().one());
        }
    }

    /** Closes the statements, where the connection outlives them. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }
}
