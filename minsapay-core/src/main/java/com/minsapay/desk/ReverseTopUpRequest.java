package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Take a mistyped top-up back, whole and once: the till no longer has to hold what was never put into it. Own money of the wallet
 * pays as far as it is free; what is spent, set aside, or has repaid a debt meanwhile the wallet owes, and that a second operator
 * must approve. Without one such a reversal is declined, and the decline is not recorded: approved, it keeps its key. Top up anew by the amount that was meant. No limit and no question applies; the wallet's card may be blocked by now, but not its
 * wallet closed. Immutable and thread-safe.
 *
 * @param key one per reversal, kept over retries
 * @param topUp which top-up, by the id on its receipt
 * @param operator who asks for it
 * @param approvedBy who approved that the wallet will owe, someone else; empty if it need not
 */
public record ReverseTopUpRequest(
        IdempotencyKey key, TransactionId topUp, OperatorId operator, Optional<OperatorId> approvedBy)
        implements Request {
    /** @throws IllegalArgumentException if the one who asks approves, too */
    public ReverseTopUpRequest {
        if (approvedBy.equals(Optional.of(operator))) {
            throw new IllegalArgumentException("a reversal must be approved by someone else than " + operator);
        }
    }

    /** A reversal that nobody has approved: it goes through if all of the money is still there. */
    public static ReverseTopUpRequest of(IdempotencyKey key, TransactionId topUp, OperatorId operator) {
        return new ReverseTopUpRequest(key, topUp, operator, Optional.empty());
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.TOP_UP_REVERSAL;
    }

    @Override
    public List<String> meaning() {
        return List.of(
                kind().name(),
                topUp.toString(),
                operator.value(),
                approvedBy.map(OperatorId::value).orElse(""));
    }

    @Override
    public Needs needs() {
        return Needs.of(topUp);
    }

    @Override
    public Decision decide(Situation situation) {
        return situation
                .original(topUp)
                .map(original -> decide(original, situation))
                .orElseGet(() -> Decision.decline(DeclineReason.UNKNOWN_TRANSACTION));
    }

    private Decision decide(Transaction original, Situation situation) {
        if (original.kind() != TransactionKind.TOP_UP || original.declined().isPresent()) {
            return Decision.decline(DeclineReason.NOT_A_TOP_UP);
        }
        if (!situation.about(topUp).isEmpty()) {
            return Decision.decline(DeclineReason.ALREADY_REVERSED);
        }
        Wallet wallet = situation
                .wallet(original.wallet().orElseThrow())
                .orElseThrow(() -> new IllegalStateException("a top-up's wallet must be there"));
        return Rules.requireNotClosed(wallet)
                .or(() -> needsApproval(original, wallet))
                .orElseGet(() -> post(original, wallet));
    }

    private Optional<Decision> needsApproval(Transaction original, Wallet wallet) {
        Money missing = original.amount().minus(wallet.own());
        return missing.isPositive() && approvedBy.isEmpty()
                ? Optional.of(new Decision.Decline(
                        DeclineReason.NEEDS_APPROVAL, Map.of(Detail.SHORTFALL, Long.toString(missing.minorUnits()))))
                : Optional.empty();
    }

    private Decision post(Transaction original, Wallet wallet) {
        AccountId till =
                original.transfers().stream().map(Transfer::from).findFirst().orElseThrow();
        return new Decision.Post(
                Optional.of(wallet.id()),
                wallet.debit(original.amount(), till),
                List.of(),
                Optional.of(topUp),
                Optional.empty(),
                approvedBy
                        .map(second -> Map.of(Detail.APPROVED_BY, second.value()))
                        .orElse(Map.of()));
    }
}
