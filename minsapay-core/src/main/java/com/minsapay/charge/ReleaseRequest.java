package com.minsapay.charge;

import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Situation;
import java.util.List;

/**
 * Give all that a hold holds back to its wallet, and so end the hold; what has expired meanwhile goes to its fund. Declined once
 * the hold has ended. Immutable and thread-safe.
 *
 * @param key one per release, kept over retries
 * @param hold which hold, by the id on its receipt
 * @param operator who released it
 */
public record ReleaseRequest(IdempotencyKey key, TransactionId hold, OperatorId operator) implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.RELEASE;
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
        return OpenHold.with(hold, situation, open -> open.release(situation.now()));
    }
}
