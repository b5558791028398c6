package com.minsapay.internal.engine;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.crypto.Bytes;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.TransactionId;
import com.minsapay.request.Needs;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.LockedFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a group must lock and read, and no more: the same few calls for one request as for hundreds. Those about something busy
 * are held up, and the others go on. Used once, by one thread.
 */
final class GroupReading {
    private final Sealer sealer;
    private final List<Arrival> arrivals;
    private final Set<Arrival> heldUp = Collections.newSetFromMap(new IdentityHashMap<>());

    GroupReading(Sealer sealer, List<Arrival> arrivals) {
        this.sealer = sealer;
        this.arrivals = arrivals;
    }

    /** Lock before reading: two taps must not both see the same money. */
    WorkingState read(LedgerUnit unit) {
        Set<UUID> originalIds = all(Needs::originals, TransactionId::value);
        Map<UUID, JournalRow> originals = originalIds.isEmpty() ? Map.of() : unit.originals(originalIds);
        Set<String> wallets = all(Needs::wallets, WalletId::value);
        originals.values().stream()
                .map(JournalRow::chain)
                .filter(chain -> !chain.equals(JournalRow.HOUSE))
                .forEach(wallets::add);
        Set<Bytes> histories = all(Needs::histories, CardId::value);
        if (!histories.isEmpty()) {
            wallets.addAll(unit.everWalletsOf(histories));
        }
        Set<Bytes> cards = all(Needs::cards, CardId::value);
        Optional<LockedFacts> ahead = arrivals.stream().map(Arrival::needs).allMatch(Needs::nameWallets)
                ? Optional.of(unit.lockAndRead(wallets, cards, query(originalIds, histories)))
                : Optional.empty();
        Locked locked = ahead.map(LockedFacts::locked).orElseGet(() -> unit.lock(wallets, cards));
        if (!locked.isAllFree()) {
            holdUp(arrival -> isBusy(arrival.needs(), locked, originals));
        }
        Optional<ChainHead> house = lockHouse(unit, locked, originals);
        // What is of the house is known under the house's lock only.
        Facts facts = ahead.filter(read -> house.isEmpty())
                .map(LockedFacts::facts)
                .orElseGet(() -> unit.read(ofHouse(house, query(originalIds, histories))));
        holdUp(arrival -> isHistoryBusy(arrival.needs(), facts.histories(), wallets, locked)
                || facts.busyKeys().contains(arrival.request().key().value()));
        return new WorkingState(sealer, new StoredState(originals, locked, house, facts));
    }

    /** Whether it must not be decided in this unit; known once the group was read. */
    boolean isHeldUp(Arrival arrival) {
        return heldUp.contains(arrival);
    }

    private void holdUp(Predicate<Arrival> busy) {
        arrivals.stream().filter(busy).forEach(heldUp::add);
    }

    private static boolean isBusy(Needs needs, Locked locked, Map<UUID, JournalRow> originals) {
        return needs.wallets().stream().map(WalletId::value).anyMatch(locked.busyWallets()::contains)
                || needs.cards().stream().map(CardId::value).anyMatch(locked.busyCards()::contains)
                || needs.originals().stream()
                        .flatMap(id -> Stream.ofNullable(originals.get(id.value())))
                        .map(JournalRow::chain)
                        .anyMatch(locked.busyWallets()::contains);
    }

    private Optional<ChainHead> lockHouse(LedgerUnit unit, Locked locked, Map<UUID, JournalRow> originals) {
        List<Arrival> concerned = free().filter(
                        arrival -> walletOf(arrival, locked, originals).isEmpty())
                .toList();
        Optional<ChainHead> house = concerned.isEmpty() ? Optional.empty() : unit.lockHouse();
        if (house.isEmpty()) {
            heldUp.addAll(concerned);
        }
        return house;
    }

    private Stream<Arrival> free() {
        return arrivals.stream().filter(arrival -> !isHeldUp(arrival));
    }

    /**
     * Whether one of its cards was ever linked to a wallet that is busy, or to one that was not asked for, as another unit
     * linked it there while this one waited for its locks.
     */
    private static boolean isHistoryBusy(Needs needs, List<JournalRow> histories, Set<String> asked, Locked locked) {
        if (histories.isEmpty()) {
            return false;
        }
        Set<Bytes> cards = needs.histories().stream().map(CardId::value).collect(Collectors.toSet());
        return histories.stream()
                .filter(row -> row.card().filter(cards::contains).isPresent())
                .map(JournalRow::chain)
                .filter(chain -> !locked.wallets().containsKey(chain))
                .anyMatch(chain -> locked.busyWallets().contains(chain) || !asked.contains(chain));
    }

    /** What those must know that are not held up, as far as that is known yet. */
    private FactsQuery query(Set<UUID> originals, Set<Bytes> histories) {
        Set<String> keys = new HashSet<>();
        free().forEach(arrival -> keys.add(arrival.request().key().value()));
        return new FactsQuery(
                keys,
                all(Needs::accounts, AccountId::toString),
                originals,
                all(Needs::balances, AccountId::toString),
                histories);
    }

    private FactsQuery ofHouse(Optional<ChainHead> house, FactsQuery query) {
        return house.isPresent() && free().anyMatch(Arrival::mayClose) ? query.withLastClose() : query;
    }

    /** The stored wallet that a request concerns; none means the house's chain is needed. */
    private static Optional<String> walletOf(Arrival arrival, Locked locked, Map<UUID, JournalRow> originals) {
        Needs needs = arrival.needs();
        List<String> candidates = new ArrayList<>();
        needs.wallets().forEach(wallet -> candidates.add(wallet.value()));
        for (CardId id : needs.wallets().isEmpty() ? needs.cards() : Set.<CardId>of()) {
            CardRow card = locked.cards().get(id.value());
            if (card != null) {
                candidates.add(card.wallet());
            }
        }
        for (TransactionId id : needs.originals()) {
            JournalRow original = originals.get(id.value());
            if (original != null) {
                candidates.add(original.chain());
            }
        }
        return candidates.stream().filter(locked.wallets()::containsKey).findFirst();
    }

    private <T, R> Set<R> all(Function<Needs, Set<T>> part, Function<T, R> stored) {
        Set<R> all = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!isHeldUp(arrival)) {
                for (T needed : part.apply(arrival.needs())) {
                    all.add(stored.apply(needed));
                }
            }
        }
        return all;
    }
}
