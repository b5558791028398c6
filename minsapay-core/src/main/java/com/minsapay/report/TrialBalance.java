package com.minsapay.report;

import com.minsapay.account.AccountKind;
import com.minsapay.money.Money;
import java.util.Map;

/**
 * Every transfer of the ledger added up, by what accounts are for. It balances by construction; adding up what is really
 * stored shows that it still does.
 *
 * @param balances credits minus debits of all accounts of a kind; kinds never used are absent
 * @param sum of all balances; zero, or the ledger was altered
 */
public record TrialBalance(Map<AccountKind, Money> balances, Money sum) {
    /** Copies the balances. */
    public TrialBalance {
        balances = Map.copyOf(balances);
    }

    /** All balances together. */
    public static TrialBalance of(Map<AccountKind, Money> balances, Money zero) {
        return new TrialBalance(balances, balances.values().stream().reduce(zero, Money::plus));
    }
}
