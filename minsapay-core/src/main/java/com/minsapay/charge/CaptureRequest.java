package com.minsapay.charge;

import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Pay the booth that a hold is for, from what it holds, in full or in part, and so end the hold. The rest goes back to the wallet
 * at once, as if the hold had been that much smaller: own money before grants, the latest expiry first; what has expired
 * meanwhile goes to its fund. What is paid may be of a grant that has expired since it was held. No limit and no question
 * applies, as the hold passed them; the wallet's card may be blocked by now. Declined once the hold has ended or lapsed. A
 * capture can be refunded as a charge can. Immutable and thread-safe.
 *
 * @param key one per capture, kept over retries
 * @param hold which hold, by the id on its receipt
 * @param amount positive, in the ledger's currency, at most what is held; empty for all of it
 * @param operator who stood at the booth
 */
public record CaptureRequest(IdempotencyKey key, TransactionId hold, Optional<Money> amount, OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public CaptureRequest {
        amount.ifPresent(Rules::requireAmount);
    }

    /** Pays all that is held. */
    public static CaptureRequest full(IdempotencyKey key, TransactionId hold, OperatorId operator) {
        return new CaptureRequest(key, hold, Optional.empty(), operator);
    }

    /** Pays a part of what is held. */
    public static CaptureRequest part(IdempotencyKey key, TransactionId hold, Money amount, OperatorId operator) {
        return new CaptureRequest(key, hold, Optional.of(amount), operator);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.CAPTURE;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(), hold.toString(), amount.map(Money::toString).orElse("all of it"), operator.value());
    }

    @Override
    public List<Money> amounts() {
        return amount.stream().toList();
    }

    @Override
    public Needs needs() {
        return Needs.of(hold);
    }

    @Override
    public Decision decide(Situation situation) {
        return amount.flatMap(part -> Rules.refuseCardNumber(part, situation))
                .orElseGet(() -> OpenHold.with(hold, situation, open -> decide(open, situation)));
    }

    private Decision decide(OpenHold open, Situation situation) {
        if (open.isDue(situation.now())) {
            return Decision.decline(DeclineReason.HOLD_EXPIRED);
        }
        Money paid = amount.orElse(open.amount());
        return Rules.limit(paid, Optional.of(open.amount()), DeclineReason.ABOVE_WHAT_IS_HELD)
                .orElseGet(() -> open.capture(paid, situation.now()));
    }
}
