package com.minsapay.charge;

import com.minsapay.account.AccountId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/**
 * Give a charge back, whole or in part, as if it had been that much smaller: what was paid last comes back first, so own
 * money before grants, and of these the latest expiry first. What the wallet owes now is repaid with own money that comes
 * back; the part of a grant that has expired meanwhile goes to its fund; what a sponsor paid goes back to the sponsor. All refunds
 * of a charge together never exceed it. No limit and no question applies; the wallet's card may be
 * blocked by now, but not its wallet closed; the booth may have been paid out and so go below zero. Immutable and thread-safe.
 *
 * @param key one per refund, kept over retries
 * @param charge which charge, by the id on its receipt
 * @param amount positive, in the ledger's currency; empty for all that is left of the charge
 * @param operator who gave it back
 */
public record RefundRequest(IdempotencyKey key, TransactionId charge, Optional<Money> amount, OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public RefundRequest {
        amount.ifPresent(Rules::requireAmount);
    }

    /** Gives back all that is left of a charge. */
    public static RefundRequest full(IdempotencyKey key, TransactionId charge, OperatorId operator) {
        return new RefundRequest(key, charge, Optional.empty(), operator);
    }

    /** Gives back a part of a charge. */
    public static RefundRequest part(IdempotencyKey key, TransactionId charge, Money amount, OperatorId operator) {
        return new RefundRequest(key, charge, Optional.of(amount), operator);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.REFUND;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(),
                charge.toString(),
                amount.map(Money::toString).orElse("all that is left"),
                operator.value());
    }

    @Override
    public List<Money> amounts() {
        return amount.stream().toList();
    }

    @Override
    public Needs needs() {
        return Needs.of(charge);
    }

    @Override
    public Decision decide(Situation situation) {
        return amount.flatMap(part -> Rules.refuseCardNumber(part, situation))
                .orElseGet(() -> situation
                        .original(charge)
                        .map(original -> decide(original, situation))
                        .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_TRANSACTION)));
    }

    private Decision decide(Transaction original, Situation situation) {
        if (!original.kind().paysBooth() || original.declined().isPresent()) {
            return Decision.decline(DeclineReason.NOT_A_CHARGE);
        }
        Money left = situation.about(charge).stream().map(Transaction::amount).reduce(original.paid(), Money::minus);
        if (left.isZero()) {
            return Decision.decline(DeclineReason.ALREADY_REFUNDED);
        }
        Money asked = amount.orElse(left);
        Wallet wallet = situation
                .wallet(original.wallet().orElseThrow())
                .orElseThrow(() -> new IllegalStateException("a charge's wallet must be there"));
        return Rules.limit(asked, Optional.of(left), DeclineReason.ABOVE_WHAT_IS_LEFT)
                .or(() -> Rules.requireNotClosed(wallet))
                .orElseGet(() -> post(original, Parts.paid(original).first(left).last(asked), wallet, situation));
    }

    private Decision post(Transaction original, Parts back, Wallet wallet, Situation situation) {
        AccountId booth = Parts.booth(original);
        return Decision.post(wallet.id(), back.giveBack(wallet, situation.now(), taken -> booth), charge);
    }
}
