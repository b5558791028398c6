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

    /** Gives the listeners a second to hear the rest, then leaves them; a repeat does nothing. */
    @Override
    public void close() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        listeners.forEach(listener -> listener.closing = true);
        listeners.forEach(listener -> listener.awaitEnd(end - System.nanoTime()));
        listeners.forEach(Told::leave);
    }

    private static final class Told {
        private final LedgerListener listener;
        private final BlockingQueue<Transaction> untold = new ArrayBlockingQueue<>(MOST_UNTOLD);
        private final AtomicLong missed = new AtomicLong();
        private final Thread thread;
        private volatile boolean closing;
        private volatile boolean left;

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

        void awaitEnd(long nanos) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void leave() {
            left = true;
            thread.interrupt();
        }

        private void tellUntilClosed() {
            while (!left && (!closing || !untold.isEmpty())) {
                try {
                    Transaction next = untold.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        tellSafely(next);
                    }
                } catch (InterruptedException e) {
                    // At closing, or a listener interrupted its own thread: the loop's condition tells which.
                    LOG.debug(
                            "Listener {} was interrupted.", listener.getClass().getName(), e);
                }
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
