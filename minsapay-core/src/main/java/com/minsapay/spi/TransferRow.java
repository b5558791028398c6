package com.minsapay.spi;

/**
 * One transfer of a transaction, as stored.
 *
 * @param line its place in the transaction, from 1
 * @param from the account debited, as text
 * @param to the account credited, as text
 * @param amount minor units; the store refuses what is not positive
 */
public record TransferRow(int line, String from, String to, long amount) {}
