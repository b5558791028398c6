package com.minsapay.examples.replay.post;

/** The ledger did not do what happened that day; the message says at which row, and why. */
public final class ReplayFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFailedException(String message) {
        super(message);
    }
}
