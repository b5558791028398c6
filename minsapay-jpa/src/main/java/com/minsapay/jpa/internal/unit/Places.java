package com.minsapay.jpa.internal.unit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The places of a statement's parameters, taken one after the other. Used by one thread. */
public final class Places {
    private final PreparedStatement statement;
    private int next = 1;

    Places(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Puts a text at the next place. */
    public void text(@Nullable String value) throws SQLException {
        statement.setString(next++, value);
    }

    /** Puts a number at the next place. */
    public void number(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(next++, Types.BIGINT);
        } else {
            statement.setLong(next++, value);
        }
    }

    /** Puts bytes at the next place. */
    public void bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(next++, value);
    }

    /** Puts an array at the next place, on PostgreSQL. */
    void array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    }
}
