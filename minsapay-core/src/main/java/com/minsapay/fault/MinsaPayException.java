package com.minsapay.fault;

/**
 * A fault, as opposed to an answer. The type says what happened to the money; refusals by a rule are values and never
 * thrown. Messages name the rule, then the value, and hold no card number, secret or payment key.
 */
public abstract class MinsaPayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what went wrong, fit for a log */
    protected MinsaPayException(String message) {
        super(message);
    }

    /**
     * @param message what went wrong, fit for a log
     * @param cause what brought it about
     */
    protected MinsaPayException(String message, Throwable cause) {
        super(message, cause);
    }
}
