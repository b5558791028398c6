package com.minsapay.jpa.internal.mariadb;

import com.minsapay.jpa.internal.server.ServerErrors;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;

/** What MariaDB's error codes say ("MariaDB Error Codes" of its documentation). */
final class MariaDbErrors implements ServerErrors {
    private static final String CONNECTION = "08";
    private static final String CONSTRAINT = "23";
    private static final String ROLLED_BACK = "40";

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int SHUTTING_DOWN = 1053;
    private static final int DUPLICATE = 1062;
    private static final int TOO_MANY_CONNECTIONS_OF_A_USER = 1203;
    private static final int WAITED_TOO_LONG = 1205;
    private static final int DEADLOCK = 1213;
    private static final int KILLED = 1317;
    private static final int CONNECTION_KILLED = 1927;
    private static final int CHANGED_SINCE_READ = 1020;

    private static final Set<Integer> PASSING = Set.of(
            TOO_MANY_CONNECTIONS,
            SHUTTING_DOWN,
            TOO_MANY_CONNECTIONS_OF_A_USER,
            WAITED_TOO_LONG,
            DEADLOCK,
            KILLED,
            CONNECTION_KILLED,
            CHANGED_SINCE_READ);

    /** Null where there must be none, out of range, too long, a foreign key, a check, a trigger: they name columns only. */
    private static final Set<Integer> TELL_NO_VALUE = Set.of(1048, 1264, 1406, 1452, 1644, 4025);

    @Override
    public boolean sayThatNothingWasCommitted(SQLException commit) {
        return state(commit).startsWith(ROLLED_BACK) || state(commit).startsWith(CONSTRAINT);
    }

    @Override
    public boolean isPassing(SQLException fault) {
        return PASSING.contains(fault.getErrorCode())
                || state(fault).startsWith(CONNECTION)
                || fault instanceof SQLTransientConnectionException;
    }

    @Override
    public boolean mayBeARace(SQLException fault) {
        return fault.getErrorCode() == DUPLICATE;
    }

    /** A server's message may repeat a value, or the statement with all of them. */
    @Override
    public SQLException withoutValues(SQLException fault) {
        SQLException bare = new SQLException(ruleOf(fault), fault.getSQLState(), fault.getErrorCode());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }

    private String ruleOf(SQLException fault) {
        int code = fault.getErrorCode();
        if (TELL_NO_VALUE.contains(code) || code == 0) {
            return Objects.requireNonNullElse(fault.getMessage(), "no message");
        }
        return switch (code) {
            case DUPLICATE -> "a row of the same key is there already";
            // The driver may be told to append what InnoDB was about, with the statements' values.
            case WAITED_TOO_LONG -> "Lock wait timeout exceeded";
            case DEADLOCK -> "Deadlock found";
            default -> "error " + code + ", SQL state " + state(fault);
        };
    }

    private static String state(SQLException fault) {
        return Objects.requireNonNullElse(fault.getSQLState(), "unknown");
    }
}
