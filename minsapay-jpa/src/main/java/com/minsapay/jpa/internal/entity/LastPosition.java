package com.minsapay.jpa.internal.entity;

/**
 * The position after which a unit writes. A server keeps it for the transaction and adds it to what is written itself, which
 * saves a round trip; elsewhere it is read before. Used by one thread, for one unit.
 */
public final class LastPosition {
    private long read;

    /** Takes what was read. */
    public void take(long position) {
        read = position;
    }

    /** The position of one of the unit's rows, once it was read; or, if a server keeps it, what is added to it there. */
    long of(int number) {
        return read + number;
    }
}
