package com.minsapay.grant;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Wallet;
import java.util.List;

/**
 * A fund gives to an open wallet. What it gave before and is left is one grant with this: it expires when the fund does.
 *
 * <p>Declined if there is no such fund or its expiry has passed, if the amount is above what one top-up may add, and if the
 * wallet would hold more than a wallet may. Asks no question. Immutable and thread-safe.
 *
 * @param key one per grant, kept over retries
 * @param fund whose money
 * @param wallet who gets it
 * @param amount positive, in the ledger's currency
 * @param operator who gave it in the fund's name
 */
public record GrantRequest(IdempotencyKey key, FundId fund, WalletRef wallet, Money amount, OperatorId operator)
        implements Request {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public GrantRequest {
        Rules.requireAmount(amount);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.GRANT;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), fund.value(), wallet.meaning(), amount.toString(), operator.value());
    }

    @Override
    public List<Money> amounts() {
        return List.of(amount);
    }

    @Override
    public Needs needs() {
        return Needs.of(wallet, AccountId.fund(fund));
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.refuseCardNumber(amount, situation)
                .or(() -> Rules.requireFund(fund, situation))
                .orElseGet(() -> Rules.withWallet(wallet, situation, found -> decide(found, situation)));
    }

    private Decision decide(Wallet found, Situation situation) {
        return Rules.limit(amount, situation.policy().topUpLimit(), DeclineReason.ABOVE_REQUEST_LIMIT)
                .or(() -> Rules.balanceLimit(found, amount, situation))
                .orElseGet(() -> Decision.post(
                        found.id(),
                        List.of(new Transfer(AccountId.fund(fund), AccountId.grant(found.id(), fund), amount))));
    }
}
