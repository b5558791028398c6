package com.minsapay.report;

import com.minsapay.account.AccountKind;
import com.minsapay.money.Money;
import java.util.Map;

/**
 * The ledger added up, by what accounts are for: wallets by what they hold as it is stored, the house's accounts by their
 * transfers. If every wallet holds what its transfers give, the two sides meet.
 *
 * @param balances what wallets hold, and credits minus debits of the house's accounts; kinds never used may be absent
 * @param sum of all balances; zero, or the ledger was altered
 */
public record TrialBalance(Map<AccountKind, Money> balances, Money sum) {
    /** Copies the balances. */
    public TrialBalance {
        balances = Map.copyOf(balances);
    }

    /** The balance of all accounts of a kind together; zero if none was ever used. */
    public Money of(AccountKind kind) {
        return balances.getOrDefault(kind, Money.zero(sum.currency()));
    }

    /** All balances together. */
    public static TrialBalance of(Map<AccountKind, Money> balances, Money zero) {
        return new TrialBalance(balances, balances.values().stream().reduce(zero, Money::plus));
    }
}
