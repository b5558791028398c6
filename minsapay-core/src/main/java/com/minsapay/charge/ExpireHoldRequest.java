package com.minsapay.charge;

import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Situation;
import java.util.List;

/**
 * Give back what a hold holds because it has lapsed, as a release does. {@code MinsaPay.sweep} sends these; sent by hand, it is
 * for one hold. Before the hold lapses it is declined and the decline is not recorded: the key stays free. Immutable and
 * thread-safe.
 *
 * @param key one per hold, kept over retries
 * @param hold which hold
 * @param operator who asks
 */
public record ExpireHoldRequest(IdempotencyKey key, TransactionId hold, OperatorId operator) implements Request {
    /** As a sweep sends it: two sweeps that see the same hold send the same request under the same key. */
    public static ExpireHoldRequest of(TransactionId hold) {
        return new ExpireHoldRequest(IdempotencyKey.of("sweep.hold." + hold), hold, OperatorId.SWEEP);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.HOLD_EXPIRE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), hold.toString(), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(hold);
    }

    @Override
    public Decision decide(Situation situation) {
        return OpenHold.with(
                hold,
                situation,
                open -> open.isDue(situation.now())
                        ? open.release(situation.now())
                        : Decision.decline(DeclineReason.NOT_DUE));
    }
}
