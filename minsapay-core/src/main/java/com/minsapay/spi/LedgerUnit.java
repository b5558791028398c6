package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One unit of work, open while the function given to {@link LedgerStore#transact} runs. Collections in, collections
 * out: a group of requests costs the same few round trips as one. Used by one thread; not to be kept.
 *
 * <p>The order is: find originals, lock wallets, lock the house if needed, read, append once; reading comes with the lock of the
 * wallets where it can, and again if the house was locked after all.
 */
public interface LedgerUnit {
    /**
     * Finds transactions, to know whose wallets to lock; they never change, so that no lock is needed yet. What is
     * unknown, or was committed after this unit began, may be absent.
     *
     * @param ids of transactions
     */
    Map<UUID, JournalRow> originals(Set<UUID> ids);

    /**
     * Finds the wallets in whose chains a transaction is about one of these cards, to know what to lock; called before
     * {@link #lock}. What was committed after this unit began may be missing.
     *
     * @param cards by id
     */
    Set<String> everWalletsOf(Set<Bytes> cards);

    /**
     * Finds wallets and locks them until the unit ends, in the order of their ids or without waiting. What is unknown is absent from the
     * answer. What the answer holds was read under the lock (rule S5): with every wallet its grants, in the order of their
     * funds, and its active card, also if only the wallet was asked for. The library checks a wallet's MAC over all three,
     * and takes a wallet without its card for one that was altered. What another unit has is named busy (rule S11).
     *
     * @param wallets by id
     * @param cards whose wallets to lock, whatever the cards' status: those that the cards are linked to once the locks are held,
     *     even if another unit has moved a card meanwhile
     */
    Locked lock(Set<String> wallets, Set<Bytes> cards);

    /** Locks the house's chain until the unit ends; called after {@link #lock}. Empty if it is busy (rule S11). */
    Optional<ChainHead> lockHouse();

    /**
     * Reads facts; called after the locks, and sees everything committed before they were given (rule S5). That goes for
     * the balances of house accounts too, though their transfers are written by units that hold other locks or none of the
     * house: a charge credits its booth under its wallet's lock alone. In a store where such a unit can commit while this
     * one runs, a balance counts it whole or not at all; the debits and credits are of one moment.
     * A key that another unit may be recording is named busy (rule S11).
     */
    Facts read(FactsQuery query);

    /**
     * Locks and reads at once: what {@link #lock} finds is not needed to ask for these facts. The answer is that of
     * {@link #lock} and, after it, {@link #read}; a store that can give it in fewer round trips overrides this.
     *
     * @param wallets by id, to lock
     * @param cards whose wallets to lock
     * @param query what to read under the locks
     */
    default LockedFacts lockAndRead(Set<String> wallets, Set<Bytes> cards, FactsQuery query) {
        Locked locked = lock(wallets, cards);
        return new LockedFacts(locked, read(query));
    }

    /** Every key check stored so far. */
    List<KeyCheckRow> keyChecks();

    /**
     * Writes; called at most once, last.
     *
     * @throws com.minsapay.fault.StoreUnavailableException if a constraint refuses it; the unit then leaves nothing,
     *     even if the work catches this (rule S7)
     */
    void append(Posting posting);
}
