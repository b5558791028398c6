package com.minsapay.jpa.internal.sqlite;

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

/** Each step a statement of its own, and rows written as a batch: the database is within the program. */
final class SqliteStatements extends Statements {
    private static final Map<RowWrite<?>, String> WRITES = new ConcurrentHashMap<>();

    /** @param connection whose closing closes the statements too */
    SqliteStatements(Connection connection) {
        super(connection, List.of());
    }

    @Override
    protected void runAll(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            if (step instanceof Step.Write<?> write) {
                write(write);
            } else if (step instanceof Step.Query query) {
                ask(query);
            } else if (step instanceof Step.Command command) {
                prepare(command.sql()).execute();
            }
        }
    }

    private void ask(Step.Query query) throws SQLException {
        PreparedStatement statement = prepare(query.sql().apply(Lists.PARAMETERS));
        Places places = new Places(statement);
        for (InList list : query.lists()) {
            places.each(list);
        }
        statement.execute();
        take(query.sink(), statement);
    }

    private <T> void write(Step.Write<T> write) throws SQLException {
        PreparedStatement statement = prepare(WRITES.computeIfAbsent(write.how(), how -> how.one(column -> "?")));
        try {
            for (T row : write.rows()) {
                new Places(statement).row(write.how().columns(), row);
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
}
