package com.minsapay.examples.replay.report;

/**
 * What the ledger itself says after a replay.
 *
 * @param finalBalances what all wallets hold, in won
 * @param trialBalance the sum of all accounts, in won: zero if the books balance
 * @param verified whether the ledger's own check of every seal and balance found nothing
 */
public record LedgerFigures(long finalBalances, long trialBalance, boolean verified) {}
