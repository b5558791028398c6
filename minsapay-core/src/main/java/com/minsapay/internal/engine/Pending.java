package com.minsapay.internal.engine;

import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.outcome.Outcome;
import java.time.Instant;
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
        WAITING,
        TAKEN,
        GIVEN_UP
    }

    private final Arrival arrival;
    private final Instant day;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile boolean mayHaveHappened;

    /** @param day when the business day of the arrival began */
    Pending(Arrival arrival, Instant day) {
        this.arrival = arrival;
        this.day = day;
    }

    Arrival arrival() {
        return arrival;
    }

    Instant day() {
        return day;
    }

    /** Whether the committer may put it into a unit; from then on its caller cannot give up. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
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

    /** After a lost answer, "nothing happened" can no longer be said. */
    void fail(RuntimeException fault) {
        boolean unsure = mayHaveHappened
                && (fault instanceof StoreUnavailableException || fault instanceof LedgerCorruptException);
        answer.completeExceptionally(unsure ? unknown(fault) : fault);
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
