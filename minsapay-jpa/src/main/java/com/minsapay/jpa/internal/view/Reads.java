package com.minsapay.jpa.internal.view;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.entity.Grouping;
import jakarta.persistence.PersistenceException;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.query.SelectionQuery;

/** The reads of one view: they end with it, and what goes wrong is said in the words of the SPI. Used by one thread. */
final class Reads {
    /** Without it, PostgreSQL's driver reads a whole result into memory before it gives the first row. */
    private static final int ROWS_A_FETCH = 1_000;

    private boolean ended;

    /** Refuses all further reads, also those of streams that are half read. */
    void end() {
        ended = true;
    }

    /** @throws StoreUnavailableException if the database cannot be read */
    <T> T read(Supplier<T> query) {
        if (ended) {
            throw new IllegalStateException("a view must be open, was closed");
        }
        try {
            return query.get();
        } catch (PersistenceException e) {
            throw new StoreUnavailableException("the ledger could not be read: " + e.getMessage(), e);
        }
    }

    <T> List<T> list(SelectionQuery<T> query) {
        return read(query::getResultList);
    }

    /** Streams what is converted row by row; closing the result closes the query. */
    <T, R> Stream<R> stream(SelectionQuery<T> query, Function<T, R> conversion) {
        Stream<T> results = read(query.setFetchSize(ROWS_A_FETCH)::getResultStream);
        return checked(results.map(conversion).iterator()).onClose(results::close);
    }

    /** Streams what heads and their lines make; closing the result closes the query. */
    <H, L, R> Stream<R> stream(
            SelectionQuery<Object[]> query, Class<H> head, Class<L> line, Grouping<H, L, R> grouping) {
        Stream<Object[]> results = read(query.setFetchSize(ROWS_A_FETCH)::getResultStream);
        return checked(new GroupedRows<>(results.iterator(), head, line, grouping))
                .onClose(results::close);
    }

    /** Streams rows, each of which is read when it is asked for. */
    <R> Stream<R> checked(Iterator<R> rows) {
        Iterator<R> checked = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read(rows::hasNext);
            }

            @Override
            public R next() {
                return read(rows::next);
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(checked, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
