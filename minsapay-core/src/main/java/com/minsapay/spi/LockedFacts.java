package com.minsapay.spi;

/**
 * What was locked, and what was read under these locks.
 *
 * @param locked what {@link LedgerUnit#lock} answers
 * @param facts what {@link LedgerUnit#read} answers
 */
public record LockedFacts(Locked locked, Facts facts) {}
