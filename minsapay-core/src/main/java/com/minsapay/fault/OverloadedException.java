package com.minsapay.fault;

/**
 * More requests wait than the configured bound allows, one waited longer than allowed, or the library is closing.
 * <b>Nothing happened</b>: the request may be sent again under the same key.
 */
public final class OverloadedException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message the bound, then how far it was passed */
    public OverloadedException(String message) {
        super(message);
    }
}
