package com.minsapay.testkit;

/** What a {@link FaultyLedgerStore} does to a unit. */
public enum Fault {
    /** Nothing: the unit goes through. */
    NONE,
    /** The store cannot be reached: the work does not run, nothing happened. */
    BEFORE_WORK,
    /** The work runs, and its unit is rolled back: nothing happened. */
    BEFORE_COMMIT,
    /** Some of what the unit asks for is named busy (rule S11): it happens as far as the rest goes. */
    BUSY,
    /** The unit is committed and the answer lost: it happened, and the caller is not told. */
    LOST_REPLY
}
