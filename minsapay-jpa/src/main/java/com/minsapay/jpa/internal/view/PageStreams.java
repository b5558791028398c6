package com.minsapay.jpa.internal.view;

import com.minsapay.spi.AccountTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * A stream is read page by page, each by a query of its own that begins behind the last row: for a database that has one open
 * result a connection, and reads it to its end before it does anything else.
 */
final class PageStreams implements RowStreams {
    private final StatelessSession session;
    private final Reads reads;
    private final TransferQueries transfers;

    PageStreams(StatelessSession session, Reads reads, TransferQueries transfers) {
        this.session = session;
        this.reads = reads;
        this.transfers = transfers;
    }

    /** A row, what its lines know it by, and the keys of its order. */
    private record Found<T>(T row, Object id, List<Object> keys) {}

    @Override
    public <H, L, R> Stream<R> of(Family<H, L, R> family, Selection which) {
        Stream<Object[]> pairs = pages(family.head(), family.id(), which).flatMap(page -> pairs(family, page));
        return reads.checked(new GroupedRows<>(
                pairs.iterator(),
                family.head(),
                family.line(),
                family.grouping().get()));
    }

    @Override
    public <T, R> Stream<R> of(Class<T> entity, Selection which, Function<T, R> conversion) {
        Stream<Found<T>> rows = pages(entity, which.order().get(0), which).flatMap(List::stream);
        return reads.checked(rows.map(found -> conversion.apply(found.row())).iterator());
    }

    @Override
    public Stream<AccountTotals> totals() {
        Pages<AccountTotals> pages = new Pages<>(
                (first, after, most) -> first.isEmpty()
                        ? transfers.totals(after.map(String.class::cast), most)
                        : List.of(transfers.totals((String) first.get(0))),
                1,
                totals -> List.of(totals.account()));
        return reads.checked(reads.checked(pages).flatMap(List::stream).iterator());
    }

    private <T> Stream<List<Found<T>>> pages(Class<T> entity, String id, Selection which) {
        return reads.checked(new Pages<>(
                (first, after, most) -> page(entity, id, which, first, after, most),
                which.order().size(),
                Found::keys));
    }

    private <T> List<Found<T>> page(
            Class<T> entity, String id, Selection which, List<Object> first, Optional<Object> after, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(which.parameters());
        for (int i = 0; i < first.size(); i++) {
            conditions.add("h." + which.order().get(i) + " = :first" + i);
            parameters.put("first" + i, first.get(i));
        }
        after.ifPresent(key -> {
            conditions.add("h." + which.order().get(first.size()) + (which.latestFirst() ? " < " : " > ") + ":after");
            parameters.put("after", key);
        });
        String hql = "select h, h." + id + ", h." + String.join(", h.", which.order()) + " from " + entity.getName()
                + " h" + which.filter(String.join(" and ", conditions)) + which.orderBy();
        SelectionQuery<Object[]> query = session.createSelectionQuery(hql, Object[].class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new Found<>(
                        entity.cast(row[0]), row[1], Arrays.asList(row).subList(2, row.length)))
                .toList();
    }

    /** Each row with each of its lines, or with none. */
    private <H, L> Stream<@Nullable Object[]> pairs(Family<H, L, ?> family, List<Found<H>> page) {
        Map<Object, List<Object>> lines = new HashMap<>();
        if (!page.isEmpty()) {
            session.createSelectionQuery(
                            "select l." + family.of() + ", l from "
                                    + family.line().getName() + " l where l." + family.of() + " in (:ids) order by l."
                                    + family.of() + ", l." + family.lineOrder(),
                            Object[].class)
                    .setParameterList("ids", page.stream().map(Found::id).toList())
                    .getResultList()
                    .forEach(row -> lines.computeIfAbsent(row[0], id -> new ArrayList<>())
                            .add(row[1]));
        }
        return page.stream().flatMap(found -> {
            List<Object> ofHead = lines.getOrDefault(found.id(), List.of());
            return ofHead.isEmpty()
                    ? Stream.<@Nullable Object[]>of(new @Nullable Object[] {found.row(), null})
                    : ofHead.stream().map(line -> new Object[] {found.row(), line});
        });
    }
}
