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
 * @param sponsored the part of the amount that a sponsor paid or got back, as the wallet has a free pass; zero for everything else
 * @param repaid the part of the amount that came into the wallet and repaid what it owed; zero for everything else
 * @param after what the wallet held right after; empty without a wallet
 * @param at when it happened, to the microsecond
 * @param count what a count of a till found; empty for everything else
 */
public record Receipt(
        TransactionId transaction,
        TransactionKind kind,
        Optional<WalletId> wallet,
        Money amount,
        Money sponsored,
        Money repaid,
        Optional<Balance> after,
        Instant at,
        Optional<TillCount> count) {
    static Receipt of(Transaction transaction) {
        return new Receipt(
                transaction.id(),
                transaction.kind(),
                transaction.wallet(),
                amount(transaction),
                sponsored(transaction),
                transaction.repaid(),
                transaction.after(),
                transaction.happenedAt(),
                TillCount.of(transaction));
    }

    /** What a screen shows the student of the amount: nothing of what a sponsor paid. */
    public Money ofWallet() {
        return amount.minus(sponsored);
    }

    /** Not of a correction, which says in its own words what it is for. */
    private static Money sponsored(Transaction transaction) {
        return switch (transaction.kind()) {
            case CORRECTION -> Money.zero(transaction.currency());
            default -> transaction.sponsored();
        };
    }

    private static Money amount(Transaction transaction) {
        return switch (transaction.kind()) {
            case CAPTURE -> transaction.paid();
            case WALLET_CLOSE -> transaction.handedBack();
            default -> transaction.amount();
        };
    }
}
