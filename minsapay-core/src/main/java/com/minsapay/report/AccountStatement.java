package com.minsapay.report;

import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of what a booth, desk or fund had to do with, latest first.
 *
 * @param account which
 * @param in all that was ever credited to it: for a booth, its takings
 * @param out all that was ever debited from it: for a desk, the cash it took in
 * @param transactions each with {@code changeOf(account.id())} as its part
 * @param next what to ask the next page with; empty on the last page
 */
public record AccountStatement(
        HouseAccount account, Money in, Money out, List<Transaction> transactions, OptionalLong next) {
    /** Copies the transactions. */
    public AccountStatement {
        transactions = List.copyOf(transactions);
    }

    /** What came in minus what went out: what a booth is owed; for a desk or fund, the negative of what it holds or gave. */
    public Money balance() {
        return in.minus(out);
    }
}
