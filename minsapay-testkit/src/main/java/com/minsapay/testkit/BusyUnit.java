package com.minsapay.testkit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A unit beside which others seem to run, which have some of what it asks for.
 *
 * @param unit the unit itself
 * @param seed chooses what is busy: the same in every answer, and about half of what there is
 */
record BusyUnit(LedgerUnit unit, long seed) implements LedgerUnit {
    @Override
    public Map<UUID, JournalRow> originals(Set<UUID> ids) {
        return unit.originals(ids);
    }

    @Override
    public Set<String> everWalletsOf(Set<Bytes> cards) {
        return unit.everWalletsOf(cards);
    }

    @Override
    public Locked lock(Set<String> wallets, Set<Bytes> cards) {
        Locked locked = unit.lock(wallets, cards);
        Set<String> asked = new HashSet<>(wallets);
        asked.addAll(locked.wallets().keySet());
        Set<String> busyWallets = some(asked, this::isBusy);
        Set<Bytes> busyCards = some(cards, id -> {
            CardRow card = locked.cards().get(id);
            return card == null ? isBusy(id) : busyWallets.contains(card.wallet());
        });
        return new Locked(
                without(locked.wallets(), wallet -> busyWallets.contains(wallet.id())),
                without(locked.cards(), card -> busyWallets.contains(card.wallet())),
                busyWallets,
                busyCards);
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        return unit.lockHouse().filter(head -> !isBusy(JournalRow.HOUSE));
    }

    @Override
    public Facts read(FactsQuery query) {
        Facts facts = unit.read(query);
        Set<String> busyKeys = some(query.keys(), this::isBusy);
        return new Facts(
                without(facts.recorded(), row -> busyKeys.contains(row.key())),
                facts.accounts(),
                facts.about(),
                facts.balances(),
                facts.histories(),
                facts.lastClose(),
                busyKeys);
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return unit.keyChecks();
    }

    @Override
    public void append(Posting posting) {
        unit.append(posting);
    }

    private boolean isBusy(Object name) {
        return new Random(seed + name.hashCode()).nextBoolean();
    }

    private static <T> Set<T> some(Set<T> all, Predicate<T> which) {
        return all.stream().filter(which).collect(Collectors.toSet());
    }

    private static <K, V> Map<K, V> without(Map<K, V> all, Predicate<V> which) {
        Map<K, V> rest = new HashMap<>(all);
        rest.values().removeIf(which);
        return rest;
    }
}
