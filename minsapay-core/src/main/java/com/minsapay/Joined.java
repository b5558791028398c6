package com.minsapay;

import com.minsapay.internal.Ledger;
import com.minsapay.internal.engine.JoinedCommit;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;

/**
 * Requests in a transaction that the caller began, with whatever else it does in it: both happen or neither. Made by
 * {@link MinsaPay#joining} for one transaction. Used by one thread.
 *
 * <p>An outcome is provisional until the caller commits. If the transaction is rolled back, nothing happened: no key was
 * used, and the same request may be sent again. If the answer to the commit is lost, the same request, sent to {@link
 * MinsaPay} itself, tells whether it happened, or makes it happen. From a request to the end of the transaction, nobody
 * else gets at its wallet: requests about it wait, also those that the same thread sends to {@code MinsaPay} itself.
 *
 * <p>A caller who rolls back to a savepoint takes back the requests since then, and must not call {@link #afterCommit}: it
 * would tell of them.
 */
public final class Joined {
    private final Ledger ledger;
    private final JoinedCommit commit;

    Joined(Ledger ledger, JoinedCommit commit) {
        this.ledger = ledger;
        this.commit = commit;
    }

    /**
     * Decides a request as {@link MinsaPay} does, at once and alone. If it throws, this request left nothing, and the
     * transaction can go on unless the connection was lost.
     *
     * @throws com.minsapay.fault.OverloadedException if another had its wallet, its key or the house's chain for too long
     * @throws IllegalStateException if the transaction was committed, or is not one that can be joined
     */
    public Outcome submit(Request request) {
        return commit.submit(ledger.arrival(request));
    }

    /**
     * Tells the listeners what was recorded; called once the caller has committed, and never after a rollback. A repeat does
     * nothing.
     */
    public void afterCommit() {
        commit.afterCommit();
    }
}
