package com.minsapay.jpa.internal.entity;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what a column held into what a row needs, and says where if it cannot: somebody may have altered the file. */
final class Columns {
    private Columns() {}

    /** @throws LedgerCorruptException if the column held nothing */
    static <T> T required(@Nullable T value, String column, Object row) {
        if (value == null) {
            throw corrupt(column, row, "must hold something, held nothing");
        }
        return value;
    }

    /** A number that may be absent. */
    static @Nullable Long optional(ResultSet result, int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
    }

    /** @throws LedgerCorruptException if the column held nothing */
    static Bytes bytes(byte @Nullable [] value, String column, Object row) {
        return Bytes.of(required(value, column, row));
    }

    /** @throws LedgerCorruptException if the column held nothing, or no {@code int} */
    static int small(@Nullable Long value, String column, Object row) {
        long given = required(value, column, row);
        if ((int) given != given) {
            throw corrupt(column, row, "must be a small number, was " + given);
        }
        return (int) given;
    }

    /** @throws LedgerCorruptException if the column held neither 0 nor 1 */
    static boolean flag(@Nullable Long value, String column, Object row) {
        long given = required(value, column, row);
        if (given != 0 && given != 1) {
            throw corrupt(column, row, "must be 0 or 1, was " + given);
        }
        return given == 1;
    }

    static LedgerCorruptException corrupt(String column, Object row, String rule) {
        return new LedgerCorruptException(column + " of row " + row + " " + rule);
    }
}
