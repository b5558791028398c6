package com.minsapay.ledger;

import com.minsapay.account.AccountId;
import com.minsapay.money.Money;

/**
 * One face of a transfer.
 *
 * @param account whose balance changes
 * @param change by how much; positive is a credit, negative a debit
 */
public record Entry(AccountId account, Money change) {}
