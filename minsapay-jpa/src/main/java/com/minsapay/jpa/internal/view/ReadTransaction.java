package com.minsapay.jpa.internal.view;

import java.sql.Connection;

/** A connection in a transaction that sees one state from its first read on, until it is closed. Used by one thread. */
public interface ReadTransaction extends AutoCloseable {
    /** The connection, for reading only. */
    Connection connection();

    /** Ends the transaction and gives the connection back; called once. */
    @Override
    void close();
}
