package com.minsapay.jpa.internal.view;

import com.minsapay.spi.AccountTotals;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** A stream is a query whose rows are fetched as they are asked for; the database holds several side by side. */
final class CursorStreams implements RowStreams {
    private final StatelessSession session;
    private final Reads reads;
    private final TransferQueries transfers;

    CursorStreams(StatelessSession session, Reads reads, TransferQueries transfers) {
        this.session = session;
        this.reads = reads;
        this.transfers = transfers;
    }

    @Override
    public <H, L, R> Stream<R> of(Family<H, L, R> family, Selection which) {
        String hql = "select h, l from " + family.head().getName() + " h left join "
                + family.line().getName() + " l on l." + family.of() + " = h." + family.id() + which.filter("")
                + which.orderByAll() + ", l." + family.lineOrder();
        return reads.stream(
                query(hql, Object[].class, which),
                family.head(),
                family.line(),
                family.grouping().get());
    }

    @Override
    public <T, R> Stream<R> of(Class<T> entity, Selection which, Function<T, R> conversion) {
        String hql = "select h from " + entity.getName() + " h" + which.filter("") + which.orderByAll();
        return reads.stream(query(hql, entity, which), conversion);
    }

    @Override
    public Stream<AccountTotals> totals() {
        return transfers.totals();
    }

    private <T> SelectionQuery<T> query(String hql, Class<T> type, Selection which) {
        SelectionQuery<T> query = session.createSelectionQuery(hql, type);
        which.parameters().forEach(query::setParameter);
        return query;
    }
}
