package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/**
 * A desk hands back a wallet's own money in cash, less what the wallet owes; grants never leave. Immutable and thread-safe.
 *
 * @param key one per withdrawal, kept over retries
 * @param desk whose till the cash comes from
 * @param wallet whose wallet
 * @param amount positive, in the ledger's currency
 * @param operator who handed it back
 */
public record WithdrawalRequest(IdempotencyKey key, DeskId desk, WalletRef wallet, Money amount, OperatorId operator)
        implements CashRequest {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public WithdrawalRequest {
        Rules.requireAmount(amount);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.WITHDRAWAL;
    }

    @Override
    public Decision decide(Wallet found, Situation situation) {
        return Rules.limit(amount, situation.policy().withdrawalLimit(), DeclineReason.ABOVE_REQUEST_LIMIT)
                .or(() -> shortfall(found))
                .orElseGet(() -> Decision.post(
                        found.id(), List.of(new Transfer(AccountId.own(found.id()), AccountId.desk(desk), amount))));
    }

    private Optional<Decision> shortfall(Wallet found) {
        Money missing = amount.minus(found.withdrawable());
        return missing.isPositive() ? Optional.of(Decision.notEnoughMoney(missing)) : Optional.empty();
    }
}
