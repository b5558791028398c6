package com.minsapay.jpa.internal.server;

import java.sql.Connection;
import java.sql.SQLException;

/** What a transaction needs otherwise than its connection may have it. Used once, by one thread. */
@FunctionalInterface
public interface ConnectionSettings {
    /** Sets it, as the first thing in the transaction. */
    void set(Connection connection) throws SQLException;

    /** Puts back what does not end with the transaction by itself. Called after its end, also if setting failed halfway. */
    default void putBack(Connection connection) throws SQLException {}
}
