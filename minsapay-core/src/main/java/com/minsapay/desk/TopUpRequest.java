package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.outcome.Confirmation;
import com.minsapay.request.Decision;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.util.Set;

/**
 * Cash that a desk took becomes a wallet's own money, once it has repaid what the wallet owes. Immutable and thread-safe.
 *
 * @param key one per top-up, kept over retries
 * @param desk whose till the cash went into
 * @param wallet whose wallet
 * @param amount positive, in the ledger's currency
 * @param operator who took the cash
 * @param confirmations a person's answers to questions about this top-up
 */
public record TopUpRequest(
        IdempotencyKey key,
        DeskId desk,
        WalletRef wallet,
        Money amount,
        OperatorId operator,
        Set<Confirmation> confirmations)
        implements CashRequest {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public TopUpRequest {
        Rules.requireAmount(amount);
        confirmations = Set.copyOf(confirmations);
    }

    /** A top-up without confirmations. */
    public static TopUpRequest of(
            IdempotencyKey key, DeskId desk, WalletRef wallet, Money amount, OperatorId operator) {
        return new TopUpRequest(key, desk, wallet, amount, operator, Set.of());
    }

    /** The same top-up, with one more question answered by yes. */
    public TopUpRequest confirmed(Confirmation confirmation) {
        return new TopUpRequest(key, desk, wallet, amount, operator, confirmation.and(confirmations));
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.TOP_UP;
    }

    @Override
    public Decision decide(Wallet found, Situation situation) {
        return Rules.limit(amount, situation.policy().topUpLimit(), DeclineReason.ABOVE_REQUEST_LIMIT)
                .or(() -> Rules.balanceLimit(found, amount, situation))
                .or(() -> Rules.askIfLarge(amount, confirmations, situation))
                .orElseGet(() -> Decision.post(found.id(), found.credit(amount, AccountId.desk(desk))));
    }
}
