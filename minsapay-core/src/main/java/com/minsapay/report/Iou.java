package com.minsapay.report;

import com.minsapay.account.WalletId;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import java.util.List;

/**
 * What a wallet owes, and how that came. Immutable and thread-safe.
 *
 * @param wallet which
 * @param owed more than zero
 * @param since the transactions that changed what it owes, since it last owed nothing; earliest first
 */
public record Iou(WalletId wallet, Money owed, List<Transaction> since) {
    /** Copies the transactions. */
    public Iou {
        since = List.copyOf(since);
    }
}
