package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Rules;

/**
 * Cash from a till is put into the safe: during the day, so that the till does not hold too much, or all of it in the
 * evening. Declined if there is no such desk; not if the books say that less is in the till, which a count tells. No
 * limit and no question applies, but the amount may not be a card number. Immutable and thread-safe.
 *
 * @param key one per drop, kept over retries
 * @param desk whose till
 * @param amount positive, in the ledger's currency
 * @param operator who took the cash away
 */
public record DropRequest(IdempotencyKey key, DeskId desk, Money amount, OperatorId operator) implements CashMove {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public DropRequest {
        Rules.requireAmount(amount);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.DESK_DROP;
    }

    @Override
    public AccountId source() {
        return AccountId.desk(desk);
    }

    @Override
    public AccountId target() {
        return AccountId.safe();
    }
}
