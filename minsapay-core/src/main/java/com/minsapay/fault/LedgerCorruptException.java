package com.minsapay.fault;

/**
 * The ledger holds something this library never writes. Nothing more is posted to the wallet concerned; run
 * {@code verify} to have the row named.
 */
public final class LedgerCorruptException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, and where */
    public LedgerCorruptException(String message) {
        super(message);
    }

    /**
     * @param message what was found, and where
     * @param cause what told so
     */
    public LedgerCorruptException(String message, Throwable cause) {
        super(message, cause);
    }
}
