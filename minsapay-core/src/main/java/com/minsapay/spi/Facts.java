package com.minsapay.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to a {@link FactsQuery}.
 *
 * @param recorded by key; what was never recorded is absent
 * @param accounts by text; what does not exist is absent
 * @param about in any order, with their transfers
 * @param balances by account, each that was asked for: credits minus debits in minor units, zero if no transfer touches it
 * @param histories in any order, with their transfers
 * @param lastClose the close with the highest position ({@link JournalRow#isClose}), if it was asked for and there is one
 * @param busyKeys those asked for that another unit may be recording (rule S11)
 */
public record Facts(
        Map<String, JournalRow> recorded,
        Map<String, AccountRow> accounts,
        List<JournalRow> about,
        Map<String, Long> balances,
        List<JournalRow> histories,
        Optional<JournalRow> lastClose,
        Set<String> busyKeys) {
    /** Copies the collections. */
    public Facts {
        recorded = Map.copyOf(recorded);
        accounts = Map.copyOf(accounts);
        about = List.copyOf(about);
        balances = Map.copyOf(balances);
        histories = List.copyOf(histories);
        busyKeys = Set.copyOf(busyKeys);
    }
}
