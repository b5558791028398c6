package com.minsapay.internal.engine;

import com.minsapay.fault.MinsaPayException;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.OverloadedException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.outcome.Outcome;
import com.minsapay.policy.GroupBounds;
import com.minsapay.spi.LedgerStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries requests to the store in groups: while one unit commits, arriving requests gather, and the next unit takes
 * them all. One at a time waits for nothing extra; a crowd shares one commit. One thread talks to the store, so that no
 * caller's interrupt reaches it. Thread-safe.
 */
public final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int ASKING_AGAIN = 5;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LedgerStore store;
    private final GroupDecision decision;
    private final GroupBounds bounds;
    private final long deadlineNanos;
    private final Consumer<Transaction> posted;
    private final BlockingQueue<Pending> waiting;
    private final HeldUp heldUp = new HeldUp();
    private final ReadWriteLock doors = new ReentrantReadWriteLock();
    private final Thread committer;
    private volatile boolean closing;

    /**
     * @param store where units commit
     * @param decision decides a group
     * @param bounds how far to go
     * @param posted told of each new transaction once it is durable; must not block
     */
    public GroupCommit(LedgerStore store, GroupDecision decision, GroupBounds bounds, Consumer<Transaction> posted) {
        this.store = store;
        this.decision = decision;
        this.bounds = bounds;
        this.posted = posted;
        this.deadlineNanos = bounds.deadline().toNanos();
        this.waiting = new ArrayBlockingQueue<>(bounds.mostWaiting());
        this.committer = new Thread(this::commitUntilClosed, "minsapay-commit");
        this.committer.setDaemon(true);
        this.committer.start();
    }

    /**
     * Waits for a request's outcome.
     *
     * @throws OverloadedException if too many wait, it waited too long, or this is closing; nothing happened
     */
    public Outcome submit(Arrival arrival) {
        return begin(arrival).get();
    }

    /**
     * Lets a request in, so that several of one caller can share a commit.
     *
     * @return waits for the outcome; to be asked once, by the same thread
     * @throws OverloadedException if too many wait, or this is closing; nothing happened
     */
    public Supplier<Outcome> begin(Arrival arrival) {
        Pending pending = new Pending(arrival, deadlineNanos);
        admit(pending);
        return () -> answer(pending);
    }

    /** Either before closing, so that the commit thread sees it, or not at all. */
    private void admit(Pending pending) {
        doors.readLock().lock();
        try {
            if (closing) {
                throw new OverloadedException("requests must come before closing");
            }
            boolean isFull = waiting.size() + heldUp.size() >= bounds.mostWaiting();
            if (isFull || !waiting.offer(pending)) {
                throw new OverloadedException("at most " + bounds.mostWaiting() + " requests may wait");
            }
        } finally {
            doors.readLock().unlock();
        }
    }

    private void closeDoors() {
        doors.writeLock().lock();
        try {
            closing = true;
        } finally {
            doors.writeLock().unlock();
        }
    }

    private Outcome answer(Pending pending) {
        boolean interrupted = false;
        try {
            for (boolean given = false; ; given = true) {
                try {
                    return pending.await(deadlineNanos);
                } catch (TimeoutException e) {
                    refuseIfNotTaken(pending, mayWaitAtMost());
                    if (given) {
                        throw Pending.unknown(e);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    refuseIfNotTaken(pending, "a waiting request must not be interrupted");
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void refuseIfNotTaken(Pending pending, String rule) {
        if (pending.giveUp()) {
            waiting.remove(pending);
            throw pending.told(new OverloadedException(rule + "; nothing happened"));
        }
    }

    private String mayWaitAtMost() {
        return "a request may wait at most " + bounds.deadline();
    }

    /** Answers everything that waits, then stops; a repeat does nothing. */
    @Override
    public void close() {
        closeDoors();
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitUntilClosed() {
        List<Pending> group = new ArrayList<>(bounds.mostInGroup());
        while (!(closing && waiting.isEmpty() && heldUp.isEmpty())) {
            try {
                gather(group);
                if (!group.isEmpty()) {
                    commit(group);
                }
                heldUp.endTry();
            } catch (RuntimeException | Error e) {
                group.forEach(pending -> pending.fail(Pending.unknown(e)));
                LOG.error("The commit thread met an error and goes on.", e);
            }
            group.clear();
        }
    }

    /** Who was held up comes first, but leaves half of the group to those who were not. */
    private void gather(List<Pending> gathered) {
        List<Pending> again = heldUp.takeDue((bounds.mostInGroup() + 1) / 2);
        try {
            if (again.isEmpty()) {
                Pending first = waiting.poll(idleNanos(), TimeUnit.NANOSECONDS);
                if (first == null) {
                    return;
                }
                gathered.add(first);
            }
            waiting.drainTo(gathered, bounds.mostInGroup() - again.size() - gathered.size());
        } catch (InterruptedException e) {
            LOG.warn("The commit thread was interrupted and goes on; close the library to stop it.");
        }
        gathered.removeIf(pending -> !pending.take());
        gathered.addAll(0, again);
    }

    private long idleNanos() {
        return heldUp.isEmpty() ? IDLE_NANOS : Math.min(IDLE_NANOS, heldUp.nanosUntilDue());
    }

    /** A group that fails as a whole is tried one by one, so that one bad request never hurts its neighbours. */
    private void commit(List<Pending> group) {
        long begin = System.nanoTime();
        try {
            answerAll(group, askUntilKnown(group));
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.get(0).fail(e instanceof MinsaPayException ? e : Pending.unknown(e));
            } else {
                LOG.warn("A group of {} requests failed and is tried one by one.", group.size(), e);
                commitOneByOne(group, begin, e);
            }
        } catch (Error e) {
            group.forEach(pending -> pending.fail(Pending.unknown(e)));
            LOG.error("The commit thread met an error and goes on.", e);
        }
    }

    /** A store that takes too long over a group that fails is not asked again for each of it: callers wait. */
    private void commitOneByOne(List<Pending> group, long begin, RuntimeException cause) {
        for (Pending pending : group) {
            boolean late = System.nanoTime() - begin > deadlineNanos;
            if (late && isOfStore(cause)) {
                pending.fail(cause);
            } else {
                commit(List.of(pending));
            }
        }
    }

    private static boolean isOfStore(RuntimeException fault) {
        return fault instanceof StoreUnavailableException || fault instanceof OutcomeUnknownException;
    }

    /** A lost answer is looked for by asking again: what was committed is found under its key, and happens only once. */
    private List<Answer> askUntilKnown(List<Pending> group) {
        List<Arrival> arrivals = group.stream().map(Pending::arrival).toList();
        long pause = FIRST_PAUSE_NANOS;
        for (int attempt = 1; ; attempt++) {
            try {
                return store.transact(unit -> decision.decide(arrivals, unit));
            } catch (OutcomeUnknownException e) {
                group.forEach(Pending::answerWasLost);
                if (attempt == ASKING_AGAIN) {
                    throw e;
                }
                LOG.warn("The answer to a commit was lost; asking again.", e);
                LockSupport.parkNanos(pause);
                pause *= 2;
            }
        }
    }

    private void answerAll(List<Pending> group, List<Answer> answers) {
        Set<TransactionId> announced = new HashSet<>();
        for (int i = 0; i < group.size(); i++) {
            Pending pending = group.get(i);
            Answer answer = answers.get(i);
            if (answer.isLater()) {
                putBack(pending);
                continue;
            }
            if (!answer.isRepeat() || pending.mayHaveHappened()) {
                answer.transaction()
                        .filter(transaction -> announced.add(transaction.id()))
                        .ifPresent(posted);
            }
            answer.outcome().ifPresent(pending::complete);
            answer.fault().ifPresent(pending::fail);
        }
    }

    private void putBack(Pending pending) {
        if (pending.isLate()) {
            pending.fail(new OverloadedException(
                    mayWaitAtMost() + ", and what it is about was busy all the while; nothing happened"));
        } else {
            pending.putBack();
            heldUp.add(pending);
        }
    }
}
