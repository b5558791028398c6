package com.minsapay.outcome;

import com.minsapay.account.WalletId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What to show for an approved request.
 *
 * @param transaction its name in the ledger
 * @param kind what was done
 * @param wallet whose wallet; empty for the house's own affairs
 * @param amount how much was moved; of a capture, how much was paid; of a wallet that was closed, how much a desk hands back;
 *     zero for what moves no money
 * @param after what the wallet held right after; empty without a wallet
 * @param at when it happened, to the microsecond
 * @param count what a count of a till found; empty for everything else
 */
public record Receipt(
        TransactionId transaction,
        TransactionKind kind,
        Optional<WalletId> wallet,
        Money amount,
        Optional<Balance> after,
        Instant at,
        Optional<TillCount> count) {
    static Receipt of(Transaction transaction) {
        return new Receipt(
                transaction.id(),
                transaction.kind(),
                transaction.wallet(),
                amount(transaction),
                transaction.after(),
                transaction.happenedAt(),
                TillCount.of(transaction));
    }

    private static Money amount(Transaction transaction) {
        return switch (transaction.kind()) {
            case CAPTURE -> transaction.paid();
            case WALLET_CLOSE -> transaction.handedBack();
            default -> transaction.amount();
        };
    }
}
