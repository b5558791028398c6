package com.minsapay.testkit;

import com.minsapay.event.LedgerListener;
import com.minsapay.ledger.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Remembers what it was told. Thread-safe. */
public final class RecordingListener implements LedgerListener {
    private final List<Transaction> told = new ArrayList<>();

    @Override
    public synchronized void recorded(Transaction transaction) {
        told.add(transaction);
        notifyAll();
    }

    /** Everything told so far, in order. */
    public synchronized List<Transaction> told() {
        return List.copyOf(told);
    }

    /**
     * Waits until so many were told.
     *
     * @return everything told so far, in order
     * @throws AssertionError if fewer were told within the limit
     */
    public synchronized List<Transaction> await(int count, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (told.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("told of " + told.size() + " transactions within " + limit + ", not " + count);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting to be told", e);
            }
        }
        return told();
    }
}
