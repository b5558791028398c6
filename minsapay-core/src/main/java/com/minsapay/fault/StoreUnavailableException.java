package com.minsapay.fault;

/** The store could not carry out the work. <b>Nothing happened</b>: the request may be sent again under the same key. */
public final class StoreUnavailableException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message what the store could not do */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /**
     * @param message what the store could not do
     * @param cause the store's own fault
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
