package com.minsapay.spi;

/**
 * What moved between one account and all others of one sort, by one kind of transaction.
 *
 * @param kind the kind of the transactions
 * @param other the word that the other accounts' texts begin with, before the first colon
 * @param transactions how many transactions have their first transfer of the account in this row; so that rows added up
 *     count each transaction once
 * @param debits what went out of the account, in minor units
 * @param credits what came into it, in minor units
 */
public record FlowRow(String kind, String other, long transactions, long debits, long credits) {}
