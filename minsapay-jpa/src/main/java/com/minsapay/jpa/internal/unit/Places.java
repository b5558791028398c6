package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.RowWrite;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of a statement's parameters, taken one after the other. Used by one thread. */
public final class Places {
    private final PreparedStatement statement;
    private int next = 1;

    /** From the first on. */
    public Places(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Puts each value of a list at a place of its own. */
    public void each(InList list) throws SQLException {
        for (int i = 0; i < list.length(); i++) {
            put(list.type(), list.filledUp(i));
        }
    }

    /** Puts the values that a row has in columns at a place of its own each. */
    public <T> void row(List<RowWrite.Column<T>> columns, T row) throws SQLException {
        for (RowWrite.Column<T> column : columns) {
            put(column.type(), column.value().apply(row));
        }
    }

    /** Puts values at one place, as an array, on PostgreSQL. */
    public void array(RowWrite.Type type, List<?> values) throws SQLException {
        Object[] array = switch (type) {
            case TEXT -> values.toArray(new String[0]);
            case NUMBER -> values.toArray(new Long[0]);
            case BYTES -> values.toArray(new byte[0][]);
        };
        statement.setArray(next++, statement.getConnection().createArrayOf(type.sql(), array));
    }

    private void put(RowWrite.Type type, @Nullable Object value) throws SQLException {
        int place = next++;
        if (value == null) {
            statement.setNull(
                    place,
                    switch (type) {
                        case TEXT -> Types.VARCHAR;
                        case NUMBER -> Types.BIGINT;
                        case BYTES -> Types.VARBINARY;
                    });
            return;
        }
        switch (type) {
            case TEXT -> statement.setString(place, (String) value);
            case NUMBER -> statement.setLong(place, (Long) value);
            case BYTES -> statement.setBytes(place, (byte[]) value);
        }
    }
}
