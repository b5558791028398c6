package com.minsapay.fault;

/** An idempotency key was used again for a request that means something else. <b>Nothing happened</b>. */
public final class IdempotencyConflictException extends MinsaPayException {
    private static final long serialVersionUID = 1L;

    /** @param message the rule, without the key */
    public IdempotencyConflictException(String message) {
        super(message);
    }
}
