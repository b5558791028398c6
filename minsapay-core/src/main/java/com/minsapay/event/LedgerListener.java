package com.minsapay.event;

import com.minsapay.ledger.Transaction;

/**
 * Hears of transactions once they are durable: for screens, logs and alarms, never for money. Each listener has a thread
 * of its own; one that throws or hangs harms nobody else.
 */
@FunctionalInterface
public interface LedgerListener {
    /**
     * A transaction was recorded, approved or declined. Called by one thread at a time, in the order of recording. After
     * a crash, while this listener is too slow, at closing, and where a caller was told that the outcome is unknown,
     * transactions go untold; after a lost answer of the store, one may be told twice. Whoever must not miss one reads
     * the ledger.
     */
    void recorded(Transaction transaction);
}
