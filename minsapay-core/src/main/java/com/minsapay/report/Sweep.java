package com.minsapay.report;

/**
 * What a sweep ended. What two sweeps at the same time both asked for, both count; the money moved once.
 *
 * @param holds holds that had lapsed, whose money is free again
 * @param grants expired grants that went back to their funds
 * @param failed what is due and could not be ended, because somebody altered its wallet; {@code verify} tells more
 */
public record Sweep(long holds, long grants, long failed) {}
