package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.RowWrite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that a unit asks of the database. Those that need no answer of each other are run together. */
public sealed interface Step {
    /** Takes one row of a result. */
    @FunctionalInterface
    interface RowSink {
        /** Of a result that nobody needs. */
        RowSink NONE = row -> {};

        /** Takes the row that the result stands at. */
        void accept(ResultSet row) throws SQLException;

        /** There are no more rows. */
        default void end() {}
    }

    /** Tells the database something that it does not answer. */
    record Command(String sql) implements Step {}

    /**
     * A query, and who takes its rows.
     *
     * @param sql as the database is given lists
     * @param lists that it is about, in the order of their places
     */
    record Query(Function<Lists, String> sql, List<InList> lists, RowSink sink) implements Step {
        /** About no list. */
        public Query(String sql, RowSink sink) {
            this(lists -> sql, List.of(), sink);
        }
    }

    /**
     * Rows that are written, each of which must change exactly one row.
     *
     * @param <T> what a row is made of
     */
    record Write<T>(RowWrite<T> how, List<T> rows) implements Step {}

    /** A query about no list, as a step. */
    static Stream<Step> query(String sql, RowSink sink) {
        return Stream.of(new Query(sql, sink));
    }

    /** Takes the rows of a join of heads with their lines, which stand together. */
    static <H, L, R> RowSink grouped(Grouping<H, L, R> rows, Read<H> head, ReadLine<L> line, Consumer<R> found) {
        return new RowSink() {
            @Override
            public void accept(ResultSet row) throws SQLException {
                rows.next(head.from(row), line.from(row)).ifPresent(found);
            }

            @Override
            public void end() {
                rows.finish().ifPresent(found);
            }
        };
    }

    /** Reads a part of a row. */
    @FunctionalInterface
    interface Read<T> {
        /** From the row that the result stands at. */
        T from(ResultSet row) throws SQLException;
    }

    /** Reads a part of a row that an outer join may not have found. */
    @FunctionalInterface
    interface ReadLine<T> {
        /** From the row that the result stands at; null if there is none. */
        @Nullable
        T from(ResultSet row) throws SQLException;
    }

    /** A write as a step; none if there are no rows. */
    static <T> Stream<Step> write(RowWrite<T> how, List<T> rows) {
        return rows.isEmpty() ? Stream.empty() : Stream.of(new Write<>(how, rows));
    }
}
