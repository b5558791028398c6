package com.minsapay.examples.replay.guard;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A day in sums, in won. Immutable.
 *
 * @param lines what moved, by what it moved as
 * @param wallets what each user's wallet held at the end
 * @param tills the cash that was in the tills at the end, if they were empty before
 */
public record Totals(Map<Line, Long> lines, SortedMap<String, Long> wallets, long tills) {
    /** Copies the maps. */
    public Totals {
        lines = Collections.unmodifiableMap(new EnumMap<>(lines));
        wallets = Collections.unmodifiableSortedMap(new TreeMap<>(wallets));
    }

    /** What moved as one thing; zero if nothing did. */
    public long of(Line line) {
        return lines.getOrDefault(line, 0L);
    }

    /** What all wallets held together. */
    public long balances() {
        return wallets.values().stream().reduce(0L, Math::addExact);
    }
}
