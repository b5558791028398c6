package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.Set;
import java.util.UUID;

/**
 * What a group of requests must know, asked once the locks are held.
 *
 * @param keys whose recorded outcomes to find
 * @param accounts of the house to find, as texts
 * @param about transactions by id: find every approved one that is about one of these
 * @param balances accounts of the house, as texts, whose transfers to add up
 * @param histories cards: find every approved transaction about a card, in every chain that has one about one of these
 * @param lastClose whether to find the last close; asked for only with the house's chain locked
 */
public record FactsQuery(
        Set<String> keys,
        Set<String> accounts,
        Set<UUID> about,
        Set<String> balances,
        Set<Bytes> histories,
        boolean lastClose) {
    /** Copies the collections. */
    public FactsQuery {
        keys = Set.copyOf(keys);
        accounts = Set.copyOf(accounts);
        about = Set.copyOf(about);
        balances = Set.copyOf(balances);
        histories = Set.copyOf(histories);
    }

    /** The same, with the last close. */
    public FactsQuery withLastClose() {
        return new FactsQuery(keys, accounts, about, balances, histories, true);
    }

    /** Without the last close. */
    public FactsQuery(
            Set<String> keys, Set<String> accounts, Set<UUID> about, Set<String> balances, Set<Bytes> histories) {
        this(keys, accounts, about, balances, histories, false);
    }
}
