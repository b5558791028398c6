package com.minsapay.fault;

/** A key given at start is not the one this ledger was written with. Nothing was read or written. */
public final class WrongKeyException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message which key, by its purpose and id; never its bytes */
    public WrongKeyException(String message) {
        super(message);
    }
}
