package com.minsapay.jpa.internal.server;

import com.minsapay.jpa.internal.unit.JdbcUnit;
import java.sql.Connection;
import java.sql.SQLException;

/** One kind of database that is a server of its own. Immutable and thread-safe. */
public interface Server {
    /** Begins the transaction of a unit. */
    ServerTransaction beginUnit() throws SQLException;

    /** Begins the transaction of a view. */
    ServerTransaction beginView() throws SQLException;

    /** The unit of a transaction that was begun for one. */
    JdbcUnit unit(Connection connection);

    /** What its errors mean. */
    ServerErrors errors();
}
