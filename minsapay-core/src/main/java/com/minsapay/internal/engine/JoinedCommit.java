package com.minsapay.internal.engine;

import com.minsapay.fault.OverloadedException;
import com.minsapay.ledger.Transaction;
import com.minsapay.outcome.Outcome;
import com.minsapay.spi.JoinedTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Decides requests one by one in a transaction that somebody else commits. Used by one thread. */
public final class JoinedCommit {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final JoinedTransaction transaction;
    private final GroupDecision decision;
    private final Duration deadline;
    private final Consumer<Transaction> posted;
    private final List<Transaction> untold = new ArrayList<>();
    private boolean ended;

    /**
     * @param transaction where units run
     * @param decision decides each request
     * @param deadline how long a request waits for what is busy
     * @param posted told of each new transaction after the commit
     */
    public JoinedCommit(
            JoinedTransaction transaction, GroupDecision decision, Duration deadline, Consumer<Transaction> posted) {
        this.transaction = transaction;
        this.decision = decision;
        this.deadline = deadline;
        this.posted = posted;
    }

    /**
     * Decides a request.
     *
     * @throws OverloadedException if what it is about stayed busy; nothing happened
     */
    public Outcome submit(Arrival arrival) {
        if (ended) {
            throw new IllegalStateException("a request must be in the transaction that was joined, it was committed");
        }
        Answer answer = answer(arrival);
        if (answer.fault().isPresent()) {
            throw answer.fault().get();
        }
        if (!answer.isRepeat()) {
            answer.transaction().ifPresent(untold::add);
        }
        return answer.outcome().orElseThrow();
    }

    /** Tells of what was recorded; a repeat tells nothing. */
    public void afterCommit() {
        ended = true;
        untold.forEach(posted);
        untold.clear();
    }

    /** What is busy is asked for again, without what the try had locked: others may want that. */
    private Answer answer(Arrival arrival) {
        long end = System.nanoTime() + deadline.toNanos();
        for (long pause = FIRST_PAUSE_NANOS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            Optional<Answer> answer = tryOnce(arrival);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                throw new OverloadedException("a request may wait at most " + deadline
                        + " for what another has, and not while interrupted; nothing happened");
            }
            LockSupport.parkNanos(pause);
        }
    }

    private Optional<Answer> tryOnce(Arrival arrival) {
        try {
            return Optional.of(transaction.transact(unit -> {
                Answer answer = decision.decide(List.of(arrival), unit).get(0);
                if (answer.isLater()) {
                    throw new Busy();
                }
                return answer;
            }));
        } catch (Busy e) {
            return Optional.empty();
        }
    }

    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
