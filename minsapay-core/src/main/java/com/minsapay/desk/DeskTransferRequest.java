package com.minsapay.desk;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.OperatorId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.request.Rules;

/**
 * Cash from one till is put into another. Declined if one of the desks is not there; not if the books say that less is
 * in the first till, which a count tells. No limit and no question applies, but the amount may not be a card number.
 * Immutable and thread-safe.
 *
 * @param key one per transfer, kept over retries
 * @param from whose till the cash is taken from
 * @param to whose till it is put into, another one
 * @param amount positive, in the ledger's currency
 * @param operator who carried the cash
 */
public record DeskTransferRequest(IdempotencyKey key, DeskId from, DeskId to, Money amount, OperatorId operator)
        implements CashMove {
    /** @throws IllegalArgumentException as {@link Rules#requireAmount}, or if both desks are the same */
    public DeskTransferRequest {
        Rules.requireAmount(amount);
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer between desks must have two desks, was " + from + " twice");
        }
    }

    @Override
    public TransactionKind kind() {
        return TransactionKind.DESK_TRANSFER;
    }

    @Override
    public AccountId source() {
        return AccountId.desk(from);
    }

    @Override
    public AccountId target() {
        return AccountId.desk(to);
    }
}
