package com.minsapay.jpa.internal.view;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages of rows in the order of their keys, each read when it is asked for. The first ones are small: often they are enough. Rows
 * that have all keys in common, as they can where somebody took a unique index away, come on one page: none is passed by.
 */
final class Pages<T> implements Iterator<List<T>> {
    private static final int FIRST = 16;
    private static final int MOST = 1_024;
    private static final int GROWTH = 4;

    private final Source<T> source;
    private final int keys;
    private final Function<T, List<Object>> keysOf;
    private List<Object> last = List.of();
    private int size = FIRST;
    private boolean ended;

    /** Reads rows in order. */
    @FunctionalInterface
    interface Source<T> {
        /**
         * Reads rows whose first keys are these, and whose next one is behind another.
         *
         * @param first all keys for the rows that have them in common
         * @param after empty for rows from the beginning on
         */
        List<T> read(List<Object> first, Optional<Object> after, int most);
    }

    /** @param keys how many name a row */
    Pages(Source<T> source, int keys, Function<T, List<Object>> keysOf) {
        this.source = source;
        this.keys = keys;
        this.keysOf = keysOf;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** May be empty, as the last one. */
    @Override
    public List<T> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<T> page = last.isEmpty() ? source.read(List.of(), Optional.empty(), size) : behindTheLast();
        ended = page.size() < size;
        if (ended) {
            return page;
        }
        last = keysOf.apply(page.get(page.size() - 1));
        size = Math.min(size * GROWTH, MOST);
        List<T> whole = new ArrayList<>(page);
        whole.removeIf(row -> keysOf.apply(row).equals(last));
        whole.addAll(source.read(last, Optional.empty(), Integer.MAX_VALUE));
        return whole;
    }

    /** A question for each key, so that each is answered by going along an index from one place on. */
    private List<T> behindTheLast() {
        List<T> page = new ArrayList<>();
        for (int same = keys - 1; same >= 0 && page.size() < size; same--) {
            page.addAll(source.read(last.subList(0, same), Optional.of(last.get(same)), size - page.size()));
        }
        return page;
    }
}
