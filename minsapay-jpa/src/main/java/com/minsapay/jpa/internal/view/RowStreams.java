package com.minsapay.jpa.internal.view;

import com.minsapay.spi.AccountTotals;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a view reads many rows without holding many. Used by one thread. */
interface RowStreams {
    /** Heads with their lines. */
    <H, L, R> Stream<R> of(Family<H, L, R> family, Selection which);

    /** Rows that have no lines. */
    <T, R> Stream<R> of(Class<T> entity, Selection which, Function<T, R> conversion);

    /** What went out of each account and into it, in the order of accounts. */
    Stream<AccountTotals> totals();
}
