package com.minsapay.internal.engine;

import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.OverloadedException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.outcome.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request that waits for its answer. Whoever moves it out of {@code WAITING} first decides: the committer takes it
 * into a unit, or its caller gives up and it never happens. Thread-safe.
 */
final class Pending {
    private enum State {
        /** In the queue, or held up. */
        WAITING,
        TAKEN,
        GIVEN_UP
    }

    private final Arrival arrival;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final long deadline;
    private volatile boolean mayHaveHappened;

    /** @param patienceNanos how long it may wait */
    Pending(Arrival arrival, long patienceNanos) {
        this.arrival = arrival;
        this.deadline = System.nanoTime() + patienceNanos;
    }

    Arrival arrival() {
        return arrival;
    }

    /** Whether the committer may put it into a unit; from then on its caller cannot give up. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** Gives it back undecided: its caller may give up again. */
    void putBack() {
        state.set(State.WAITING);
    }

    /** Whether it has waited as long as it may. */
    boolean isLate() {
        return System.nanoTime() - deadline >= 0;
    }

    /** Whether the caller gave up in time: then it never happens. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    /** A commit of it was sent and its answer lost. */
    void answerWasLost() {
        mayHaveHappened = true;
    }

    boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    void complete(Outcome outcome) {
        answer.complete(outcome);
    }

    void fail(RuntimeException fault) {
        answer.completeExceptionally(told(fault));
    }

    /** After a lost answer, "nothing happened" can no longer be said. */
    RuntimeException told(RuntimeException fault) {
        boolean saysNothingHappened = fault instanceof StoreUnavailableException
                || fault instanceof LedgerCorruptException
                || fault instanceof OverloadedException;
        return mayHaveHappened && saysNothingHappened ? unknown(fault) : fault;
    }

    static OutcomeUnknownException unknown(Throwable cause) {
        return new OutcomeUnknownException(
                "the store did not say whether it committed; ask again with the same key", cause);
    }

    /**
     * Waits for the answer.
     *
     * @throws TimeoutException if it has not come in time
     */
    Outcome await(long nanos) throws TimeoutException, InterruptedException {
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw unknown(e);
        }
    }
}
