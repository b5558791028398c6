package com.minsapay.internal.event;

import com.minsapay.event.LedgerListener;
import com.minsapay.ledger.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands transactions to listeners, each on a thread of its own behind a bounded queue. Thread-safe. */
public final class EventDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int MOST_UNTOLD = 10_000;
    private static final long CLOSE_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 100;

    private final List<Told> listeners = new ArrayList<>();

    /** @param listeners in any number; none costs nothing */
    public EventDispatcher(List<LedgerListener> listeners) {
        listeners.forEach(listener -> this.listeners.add(new Told(listener)));
    }

    /** Never waits: where a listener has fallen too far behind, it misses this one. */
    public void tell(Transaction transaction) {
        listeners.forEach(listener -> listener.tell(transaction));
    }

    /** Gives each listener a second to hear the rest, then leaves it; a repeat does nothing. */
    @Override
    public void close() {
        listeners.forEach(Told::close);
    }

    private static final class Told {
        private final LedgerListener listener;
        private final BlockingQueue<Transaction> untold = new ArrayBlockingQueue<>(MOST_UNTOLD);
        private final AtomicLong missed = new AtomicLong();
        private final Thread thread;
        private volatile boolean closing;

        Told(LedgerListener listener) {
            this.listener = listener;
            this.thread = new Thread(this::tellUntilClosed, "minsapay-listener");
            thread.setDaemon(true);
            thread.start();
        }

        void tell(Transaction transaction) {
            if (!untold.offer(transaction) && missed.getAndIncrement() % MOST_UNTOLD == 0) {
                LOG.warn(
                        "Listener {} is {} events behind and misses some ({} so far).",
                        listener.getClass().getName(),
                        MOST_UNTOLD,
                        missed.get());
            }
        }

        void close() {
            closing = true;
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }

        private void tellUntilClosed() {
            try {
                while (!closing || !untold.isEmpty()) {
                    Transaction next = untold.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        tellSafely(next);
                    }
                }
            } catch (InterruptedException e) {
                LOG.debug(
                        "Listener {} was left behind at closing.",
                        listener.getClass().getName(),
                        e);
            }
        }

        private void tellSafely(Transaction transaction) {
            try {
                listener.recorded(transaction);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "Listener {} failed at transaction {}.",
                        listener.getClass().getName(),
                        transaction.id(),
                        e);
            }
        }
    }
}
