package com.minsapay.examples.replay.cli;

/** What a command ends with; the README lists them. */
final class ExitCode {
    /** Done, and everything held. */
    static final int OK = 0;

    /** Something failed that no other code is for. */
    static final int FAILED = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** A file is missing or cannot be read or written. */
    static final int UNREADABLE = 3;

    /** The ledger cannot be used: another program has it open, or its file is no ledger. */
    static final int STORE = 4;

    /** The key file is missing, or holds other keys than the ledger was written with. */
    static final int WRONG_KEY = 5;

    /** The ledger was walked and does not hold. */
    static final int NOT_VERIFIED = 6;

    private ExitCode() {}
}
