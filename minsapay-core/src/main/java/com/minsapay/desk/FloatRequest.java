package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Rules;

/**
 * Cash from the safe is put into a till, so that it can give change. Declined if there is no such desk. The safe
 * may hold less than nothing in the books, as what lay there before the ledger began is not in it. No limit and no question
 * applies, but the amount may not be a card number. Immutable and thread-safe.
 *
 * @param key one per float, kept over retries
 * @param desk whose till
 * @param amount positive, in the ledger's currency
 * @param operator who brought the cash
 */
public record FloatRequest(IdempotencyKey key, DeskId desk, Money amount, OperatorId operator) implements CashMove {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount} */
    public FloatRequest {
        Rules.requireAmount(amount);
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.DESK_FLOAT;
    }

    @Override
    public AccountId source() {
        return AccountId.safe();
    }

    @Override
    public AccountId target() {
        return AccountId.desk(desk);
    }
}
