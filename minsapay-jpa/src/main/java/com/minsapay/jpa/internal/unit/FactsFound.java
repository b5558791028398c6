package com.minsapay.jpa.internal.unit;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts that a query asks for, as they are found. Used by one thread, for one unit. */
final class FactsFound {
    private final FactsQuery query;
    private final UnitLocks locks;
    private final Map<String, JournalRow> recorded = new HashMap<>();
    private final Map<String, AccountRow> accounts = new HashMap<>();
    private final List<JournalRow> about = new ArrayList<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final List<JournalRow> histories = new ArrayList<>();
    private final List<JournalRow> closes = new ArrayList<>();

    /** @param locks take what they can of the keys */
    FactsFound(FactsQuery query, UnitLocks locks) {
        this.query = query;
        this.locks = locks;
    }

    /** Locks the keys and finds everything; to be run once. */
    Stream<Step> steps() {
        return Stream.of(
                        locks.tryKeys(query.keys()),
                        JournalTable.recorded(query.keys(), row -> recorded.put(row.key(), row)),
                        HouseTables.accounts(query.accounts(), row -> accounts.put(row.account(), row)),
                        JournalTable.about(query.about(), about::add),
                        JournalTable.balances(query.balances(), balances::put),
                        JournalTable.histories(query.histories(), histories::add),
                        query.lastClose() ? JournalTable.lastClose(closes::add) : Stream.<Step>empty())
                .flatMap(Function.identity());
    }

    /** What the steps found. */
    Facts found() {
        Set<String> busyKeys =
                query.keys().stream().filter(key -> !locks.hasKey(key)).collect(Collectors.toSet());
        Map<String, JournalRow> settled = new HashMap<>(recorded);
        settled.keySet().removeAll(busyKeys);
        return new Facts(
                settled, accounts, about, balances, histories, closes.stream().findFirst(), busyKeys);
    }
}
