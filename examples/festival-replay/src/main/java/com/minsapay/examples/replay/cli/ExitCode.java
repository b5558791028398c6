package com.minsapay.examples.replay.cli;

/** What a command ends with; the README lists them. */
final class ExitCode {
    /** Done, and everything held. */
    static final int OK = 0;

    /** Something failed that no other code is for. */
    static final int FAILED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The festival's file cannot be read or posted, or a file cannot be written. */
    static final int UNREADABLE = 3;

    /** The ledger cannot be used: it is missing, open elsewhere, no ledger, or another festival's. */
    static final int STORE = 4;

    /** The key file is missing, damaged, open to others, or not the ledger's. */
    static final int KEY = 5;

    /** The ledger was walked and does not hold. */
    static final int NOT_VERIFIED = 6;

    /** The guarded day does not come out to the recorded one less its differences. */
    static final int NOT_RECONCILED = 7;

    private ExitCode() {}
}
