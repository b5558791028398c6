package com.minsapay.internal.memory;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work. The store runs one at a time, so that its locks need no more than to be remembered: it insists on
 * them all the same, since a database would.
 */
final class MemoryUnit implements LedgerUnit {
    private enum Step {
        ORIGINALS,
        LOCK,
        READ,
        APPEND,
        ENDED
    }

    private final Tables tables;
    private final Mark mark;
    private final Set<String> lockedWallets = new TreeSet<>();
    private Step step = Step.ORIGINALS;
    private boolean houseLocked;
    private @Nullable Posting posting;
    private @Nullable StoreUnavailableException refusal;

    MemoryUnit(Tables tables, Mark mark) {
        this.tables = tables;
        this.mark = mark;
    }

    @Override
    public Map<UUID, JournalRow> originals(Set<UUID> ids) {
        enter(Step.ORIGINALS);
        Map<UUID, JournalRow> found = new HashMap<>();
        ids.forEach(id -> tables.journalById.get(id, mark.unit()).ifPresent(row -> found.put(id, row)));
        return found;
    }

    @Override
    public Set<String> everWalletsOf(Set<Bytes> cards) {
        enter(Step.ORIGINALS);
        return cards.stream()
                .flatMap(card -> tables.chainsAbout(card, mark.unit()))
                .collect(Collectors.toSet());
    }

    @Override
    public Locked lock(Set<String> wallets, Set<Bytes> cards) {
        enter(Step.LOCK);
        Map<Bytes, CardRow> foundCards = new HashMap<>();
        cards.forEach(id -> card(id).ifPresent(card -> foundCards.put(id, card)));
        Set<String> wanted = new TreeSet<>(wallets);
        foundCards.values().forEach(card -> wanted.add(card.wallet()));
        Map<String, WalletRow> found = new HashMap<>();
        for (String id : wanted) {
            tables.wallets.get(id, mark.unit()).ifPresent(wallet -> found.put(id, wallet));
            tables.activeCard(id, mark.unit()).ifPresent(card -> foundCards.put(card.id(), card));
        }
        lockedWallets.addAll(found.keySet());
        return new Locked(found, foundCards);
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        enter(Step.READ);
        houseLocked = true;
        return Optional.of(mark.house());
    }

    @Override
    public Facts read(FactsQuery query) {
        enter(Step.READ);
        Map<String, JournalRow> recorded = new HashMap<>();
        query.keys().forEach(key -> tables.journalByKey.get(key, mark.unit()).ifPresent(row -> recorded.put(key, row)));
        Map<String, AccountRow> accounts = new HashMap<>();
        query.accounts()
                .forEach(account ->
                        tables.accounts.get(account, mark.unit()).ifPresent(row -> accounts.put(account, row)));
        List<JournalRow> about = query.about().stream().flatMap(this::about).toList();
        Map<String, Long> balances = new HashMap<>();
        query.balances()
                .forEach(account -> balances.put(
                        account, tables.totals(account, mark.unit()).balance()));
        List<JournalRow> histories = query.histories().stream()
                .flatMap(card -> tables.chainsAbout(card, mark.unit()))
                .distinct()
                .flatMap(chain -> tables.chain(chain, mark.unit()))
                .filter(row -> row.isApproved() && row.card().isPresent())
                .toList();
        return new Facts(recorded, accounts, about, balances, histories, lastClose(query), Set.of());
    }

    private Optional<JournalRow> lastClose(FactsQuery query) {
        require(houseLocked || !query.lastClose(), "a unit must lock the house before it asks for the last close");
        return query.lastClose() ? tables.closes(mark.unit()).reduce((former, later) -> later) : Optional.empty();
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        enter(Step.READ);
        return tables.keyChecks.values(mark.unit()).toList();
    }

    @Override
    public void append(Posting given) {
        require(step != Step.APPEND, "a unit must append at most once");
        enter(Step.APPEND);
        requireLocks(given);
        try {
            new Constraints(tables, mark.unit()).check(given);
        } catch (StoreUnavailableException e) {
            refusal = e;
            throw e;
        }
        posting = given;
    }

    /**
     * Ends the unit.
     *
     * @return what to write, if anything
     * @throws StoreUnavailableException if a constraint refused it, even if the work took no notice
     */
    Optional<Posting> end() {
        step = Step.ENDED;
        if (refusal != null) {
            throw refusal;
        }
        return Optional.ofNullable(posting);
    }

    /** The unit may not be used any more. */
    void abandon() {
        step = Step.ENDED;
    }

    private void enter(Step next) {
        require(step != Step.ENDED, "a unit must not be used after it has ended");
        require(
                step.compareTo(next) <= 0,
                "a unit must find originals, lock wallets, lock the house and read, and append in this order");
        step = next;
    }

    private void requireLocks(Posting given) {
        boolean locked = given.changedWallets().stream().map(WalletRow::id).allMatch(lockedWallets::contains)
                && given.changedCards().stream()
                        .flatMap(card -> card(card.id()).stream())
                        .map(CardRow::wallet)
                        .allMatch(lockedWallets::contains)
                && given.changedCards().stream().map(CardRow::wallet).allMatch(wallet -> mayGetCards(wallet, given));
        require(locked, "a unit must lock a wallet before it changes it or its cards");
        require(houseLocked || given.house().isEmpty(), "a unit must lock the house before it changes its head");
    }

    private boolean mayGetCards(String wallet, Posting given) {
        return lockedWallets.contains(wallet)
                || given.openedWallets().stream().anyMatch(opened -> opened.id().equals(wallet));
    }

    private Optional<CardRow> card(Bytes id) {
        return tables.cards.get(id, mark.unit());
    }

    private Stream<JournalRow> about(UUID original) {
        return tables.about(original, mark.unit()).filter(JournalRow::isApproved);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }
}
