package com.minsapay.report;

import com.minsapay.ledger.Transaction;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a wallet's history, latest first.
 *
 * @param wallet its present state
 * @param transactions approved and declined, with the balance after each
 * @param next what to ask the next page with; empty on the last page
 */
public record WalletStatement(Wallet wallet, List<Transaction> transactions, OptionalLong next) {
    /** Copies the transactions. */
    public WalletStatement {
        transactions = List.copyOf(transactions);
    }
}
