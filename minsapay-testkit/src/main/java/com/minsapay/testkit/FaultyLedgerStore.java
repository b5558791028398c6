package com.minsapay.testkit;

import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A store whose units fail as planned; everything else goes to the store behind it. Without a plan, nothing fails.
 * Thread-safe.
 */
public final class FaultyLedgerStore implements LedgerStore {
    private static final List<Fault> REAL_FAULTS =
            List.of(Fault.BEFORE_WORK, Fault.BEFORE_COMMIT, Fault.BUSY, Fault.LOST_REPLY);

    private final LedgerStore delegate;
    private final Queue<Fault> planned = new ArrayDeque<>();
    private Random random = new Random(0);
    private int percent;
    private Hold hold = Hold.released();

    /**
     * A store without a plan.
     *
     * @param delegate keeps the ledger; closed with this one
     */
    public FaultyLedgerStore(LedgerStore delegate) {
        this.delegate = delegate;
    }

    /** Gives each of the next units one of these faults, in this order, after those planned before. */
    public synchronized void plan(Fault... faults) {
        planned.addAll(List.of(faults));
    }

    /**
     * Lets units fail at random where no fault is planned.
     *
     * @param seed the same seed gives the same faults to the same units
     * @param share how many of a hundred units fail; 0 ends it
     */
    public synchronized void planAtRandom(long seed, int share) {
        if (share < 0 || share > 100) {
            throw new IllegalArgumentException("a share must be 0 to 100 of a hundred, was " + share);
        }
        random = new Random(seed);
        percent = share;
    }

    /** Holds up every unit that begins from now on, before its work runs, until the hold is released. */
    public synchronized Hold hold() {
        hold = new Hold();
        return hold;
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        currentHold().pass();
        return switch (next()) {
            case NONE -> delegate.transact(work);
            case BEFORE_WORK -> throw new StoreUnavailableException("the store could not be reached, as planned");
            case BEFORE_COMMIT ->
                delegate.transact(work.andThen(result -> {
                    throw new StoreUnavailableException("the store failed before the commit, as planned");
                }));
            case BUSY -> {
                long seed = nextSeed();
                yield delegate.transact(unit -> work.apply(new BusyUnit(unit, seed)));
            }
            case LOST_REPLY -> {
                delegate.transact(work);
                throw new OutcomeUnknownException("the answer to the commit was lost, as planned");
            }
        };
    }

    @Override
    public LedgerView view() {
        return delegate.view();
    }

    @Override
    public void close() {
        delegate.close();
    }

    private synchronized Hold currentHold() {
        return hold;
    }

    private synchronized Fault next() {
        Fault fault = planned.poll();
        if (fault != null) {
            return fault;
        }
        if (random.nextInt(100) >= percent) {
            return Fault.NONE;
        }
        return REAL_FAULTS.get(random.nextInt(REAL_FAULTS.size()));
    }

    private synchronized long nextSeed() {
        return random.nextLong();
    }

    /** Keeps units waiting. Thread-safe. */
    public static final class Hold implements AutoCloseable {
        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold() {}

        private static Hold released() {
            Hold hold = new Hold();
            hold.close();
            return hold;
        }

        /**
         * Waits until a unit is held up.
         *
         * @param limit how long at most
         * @throws AssertionError if none came within the limit
         */
        public void awaitUnit(Duration limit) {
            if (!within(limit, arrived)) {
                throw new AssertionError("no unit came within " + limit);
            }
        }

        /** Lets all units go on; a repeat does nothing. */
        @Override
        public void close() {
            released.countDown();
        }

        private void pass() {
            arrived.countDown();
            if (!within(LONGEST, released)) {
                throw new StoreUnavailableException("a held unit must be released within " + LONGEST);
            }
        }

        private static boolean within(Duration limit, CountDownLatch latch) {
            try {
                return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("interrupted while a unit was held", e);
            }
        }
    }
}
