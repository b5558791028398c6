package com.minsapay.fault;

/**
 * The store was told to commit and its answer was lost: the money <b>may or may not have moved</b>. Send the same
 * request under the same key to learn which; it moves at most once. The library has already asked before it throws
 * this.
 */
public final class OutcomeUnknownException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message what was being done when the answer was lost */
    public OutcomeUnknownException(String message) {
        super(message);
    }

    /**
     * @param message what was being done when the answer was lost
     * @param cause the fault that took the answer
     */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
