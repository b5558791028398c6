package com.minsapay.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Requests about something busy. They are tried again together after a pause, which grows while they stay held up, those
 * first that were tried longest ago. Used by the commit thread; its size may be asked by any.
 */
final class HeldUp {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final Queue<Pending> requests = new ArrayDeque<>();
    private volatile int size;
    private long pause = FIRST_PAUSE_NANOS;
    private long dueAt;

    void add(Pending pending) {
        if (requests.isEmpty()) {
            dueAt = System.nanoTime() + pause;
        }
        requests.add(pending);
        size = requests.size();
    }

    /** Takes out some of them, if it is time; nobody else may take them then. */
    List<Pending> takeDue(int most) {
        List<Pending> taken = new ArrayList<>();
        if (requests.isEmpty() || nanosUntilDue() > 0) {
            return taken;
        }
        while (taken.size() < most && !requests.isEmpty()) {
            Pending next = requests.remove();
            if (next.take()) {
                taken.add(next);
            }
        }
        size = requests.size();
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        dueAt = System.nanoTime() + pause;
        return taken;
    }

    /** The next ones are of another crowd, which need not wait as long. */
    void endTry() {
        if (requests.isEmpty()) {
            pause = FIRST_PAUSE_NANOS;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Zero or less if it is time. */
    long nanosUntilDue() {
        return dueAt - System.nanoTime();
    }
}
