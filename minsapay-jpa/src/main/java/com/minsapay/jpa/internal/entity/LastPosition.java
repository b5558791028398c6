package com.minsapay.jpa.internal.entity;

/**
 * The position after which a unit writes. A server keeps it for the transaction and adds it to what is written itself, which
 * saves a round trip; elsewhere it is read before. Used by one thread, for one unit.
 */
public final class LastPosition {
    private static final String SETTING = "'minsapay.last_position'";

    /** What PostgreSQL keeps. */
    static final String KEPT = "select current_setting(" + SETTING + ")::bigint";

    /** Where MariaDB keeps it. */
    public static final String VARIABLE = "@minsapay_last_position";

    private long read;

    /**
     * Makes PostgreSQL keep it.
     *
     * @param position a query, or a function's call
     */
    public static String keep(String position) {
        return "select set_config(" + SETTING + ", (" + position + ")::text, true)";
    }

    /** Takes what was read. */
    public void take(long position) {
        read = position;
    }

    /** The position of one of the unit's rows, once it was read; or, if a server keeps it, what is added to it there. */
    long of(int number) {
        return read + number;
    }
}
