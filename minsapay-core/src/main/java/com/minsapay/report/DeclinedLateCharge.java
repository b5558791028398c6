package com.minsapay.report;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.Transaction;
import com.minsapay.money.Money;

/**
 * A sale that was entered late and that nobody paid. Immutable and thread-safe.
 *
 * @param transaction when it happened, who entered it, and why it was declined
 * @param booth who sold
 * @param amount what it would have been paid
 */
public record DeclinedLateCharge(Transaction transaction, AccountId booth, Money amount) {}
