package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.Grouping;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Makes what heads and their lines give, while the query still runs. */
final class GroupedRows<H, L, R> implements Iterator<R> {
    private final Iterator<Object[]> pairs;
    private final Class<H> head;
    private final Class<L> line;
    private final Grouping<H, L, R> grouping;
    private Optional<R> ready = Optional.empty();
    private boolean ended;

    /** @param pairs heads and lines, those of a head together; the line is null if the head has none */
    GroupedRows(Iterator<Object[]> pairs, Class<H> head, Class<L> line, Grouping<H, L, R> grouping) {
        this.pairs = pairs;
        this.head = head;
        this.line = line;
        this.grouping = grouping;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            ended = !pairs.hasNext();
            ready = ended ? grouping.finish() : take(pairs.next());
        }
        return ready.isPresent();
    }

    private Optional<R> take(Object[] pair) {
        return grouping.next(head.cast(pair[0]), line.cast(pair[1]));
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        R row = ready.orElseThrow();
        ready = Optional.empty();
        return row;
    }
}
