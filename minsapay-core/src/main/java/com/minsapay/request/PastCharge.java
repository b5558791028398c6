package com.minsapay.request;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.TransactionId;
import com.minsapay.money.Money;
import java.time.Instant;

/**
 * A charge that went through a moment ago.
 *
 * @param id which transaction
 * @param booth whom it paid
 * @param amount how much
 * @param at when
 */
public record PastCharge(TransactionId id, AccountId booth, Money amount, Instant at) {}
