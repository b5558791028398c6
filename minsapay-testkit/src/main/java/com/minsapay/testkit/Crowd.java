package com.minsapay.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Runs work on several threads at once and waits for all of it, up to a limit. Immutable and thread-safe. */
public final class Crowd {
    private static final long GLANCE_NANOS = 20_000;

    private final Duration limit;

    /**
     * A crowd that nobody waits for for ever.
     *
     * @param limit how long to wait for anything
     */
    public Crowd(Duration limit) {
        this.limit = limit;
    }

    /**
     * Starts every task on a thread of its own at the same moment.
     *
     * @return the results, in the order of the tasks
     * @throws AssertionError if one of them fails, or is not done within the limit
     */
    public <T> List<T> runAll(List<Callable<T>> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        List<Running<T>> running = new ArrayList<>();
        for (Callable<T> task : tasks) {
            running.add(Running.start(() -> {
                await(start, "the start");
                return task.call();
            }));
        }
        start.countDown();
        return running.stream().map(one -> one.result(limit)).toList();
    }

    /** Starts one task on a thread of its own. */
    public <T> Running<T> start(Callable<T> task) {
        return Running.start(task);
    }

    /**
     * Waits until a latch is open.
     *
     * @param what it stands for, for the message
     * @throws AssertionError if it does not happen within the limit
     */
    public void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("waited " + limit + " in vain for " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    /**
     * Gives a thread the time to run into a lock. Nothing depends on whether it got there: a thread that waits for a
     * socket cannot be told from one that works.
     */
    static void letItRunIntoALock(Thread thread) {
        long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
        while (System.nanoTime() < end && isRunning(thread)) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static boolean isRunning(Thread thread) {
        return thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE;
    }

    /**
     * A task on its way.
     *
     * @param thread runs it
     * @param task the task
     */
    public record Running<T>(Thread thread, FutureTask<T> task) {
        private static <T> Running<T> start(Callable<T> work) {
            FutureTask<T> task = new FutureTask<>(work);
            Thread thread = new Thread(task, "crowd");
            thread.setDaemon(true);
            thread.start();
            return new Running<>(thread, task);
        }

        /** Gives it the time to be done, if nothing stops it; how it ends is for {@link #result} to tell. */
        void letItFinish(Duration most) {
            try {
                task.get(most.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // It waits for something, or has failed.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /**
         * Waits for the result.
         *
         * @throws AssertionError if the task fails, or is not done within the limit
         */
        public T result(Duration limit) {
            try {
                return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a thread of the test failed: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("a thread of the test was not done within " + limit, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for a thread of the test", e);
            }
        }
    }
}
