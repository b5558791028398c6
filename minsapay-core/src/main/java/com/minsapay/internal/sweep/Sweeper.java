package com.minsapay.internal.sweep;

import com.minsapay.account.FundId;
import com.minsapay.account.WalletId;
import com.minsapay.charge.ExpireHoldRequest;
import com.minsapay.fault.IdempotencyConflictException;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.grant.ExpireGrantRequest;
import com.minsapay.internal.codec.Instants;
import com.minsapay.ledger.TransactionId;
import com.minsapay.outcome.Outcome;
import com.minsapay.report.Sweep;
import com.minsapay.request.Request;
import com.minsapay.spi.DueGrantRow;
import com.minsapay.spi.DueHoldRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is due, page by page, and sends an ordinary request for each. Whether it really is due is decided under the
 * lock, so that what is found need not be true any more. Used once, by one thread.
 */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int PAGE = 100;

    private final LedgerStore store;
    private final Function<Request, Supplier<Outcome>> ledger;
    private final long now;
    private long failed;

    /**
     * @param store where to look
     * @param ledger lets a request in, and gives what waits for its outcome
     * @param now what lapses at or before this instant is due
     */
    public Sweeper(LedgerStore store, Function<Request, Supplier<Outcome>> ledger, Instant now) {
        this.store = store;
        this.ledger = ledger;
        this.now = Instants.micros(now);
    }

    /** Ends all that is due. */
    public Sweep sweep() {
        long holds = expireHolds();
        long grants = expireGrants();
        return new Sweep(holds, grants, failed);
    }

    private long expireHolds() {
        long ended = 0;
        Optional<DueHoldRow> last = Optional.empty();
        do {
            List<DueHoldRow> page = dueHolds(last);
            ended += end(page.stream().map(Sweeper::expiry).toList());
            last = page.stream().reduce((former, later) -> later);
        } while (last.isPresent());
        return ended;
    }

    private List<DueHoldRow> dueHolds(Optional<DueHoldRow> after) {
        try (LedgerView view = store.view()) {
            return view.dueHolds(now, after, PAGE);
        }
    }

    private static Request expiry(DueHoldRow due) {
        return ExpireHoldRequest.of(new TransactionId(due.id()));
    }

    private long expireGrants() {
        long ended = 0;
        Optional<DueGrantRow> last = Optional.empty();
        do {
            List<DueGrantRow> page = dueGrants(last);
            ended += end(page.stream().map(Sweeper::expiry).toList());
            last = page.stream().reduce((former, later) -> later);
        } while (last.isPresent());
        return ended;
    }

    private List<DueGrantRow> dueGrants(Optional<DueGrantRow> after) {
        try (LedgerView view = store.view()) {
            return view.dueGrants(now, after, PAGE);
        }
    }

    private static Request expiry(DueGrantRow due) {
        return ExpireGrantRequest.of(WalletId.of(due.wallet()), FundId.of(due.fund()), due.number());
    }

    /** All are let in before the first is waited for: a page shares a commit or two. */
    private long end(List<Request> requests) {
        List<Supplier<Outcome>> begun = requests.stream().map(ledger).toList();
        return begun.stream().filter(this::isDone).count();
    }

    /** One wallet that somebody altered must not keep all others waiting. */
    private boolean isDone(Supplier<Outcome> begun) {
        try {
            return begun.get() instanceof Outcome.Approved;
        } catch (LedgerCorruptException | IdempotencyConflictException e) {
            failed++;
            LOG.warn("Something is due and could not be ended.", e);
            return false;
        }
    }
}
