package com.minsapay.fault;

/** The books are not closed up to the last transaction that moved money, and what was asked for needs that. Nothing happened. */
public final class NotClosedException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message up to where they are closed, and what is beyond */
    public NotClosedException(String message) {
        super(message);
    }
}
