package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.server.ServerErrors;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL's error codes say ("PostgreSQL Error Codes", Appendix A of its documentation). */
final class PostgresErrors implements ServerErrors {
    private static final String CONNECTION = "08";
    private static final String CONSTRAINT = "23";
    private static final String TRANSACTION_HAD_FAILED = "25P02";
    private static final String ROLLED_BACK = "40";
    private static final String COMPLETION_UNKNOWN = "40003";

    /** The server, or somebody at it, ended the connection, thought it idle for too long, or has none to give right now. */
    private static final Set<String> CONNECTION_TAKEN = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "53300");

    @Override
    public boolean sayThatNothingWasCommitted(SQLException commit) {
        String state = state(commit);
        return isRolledBack(state) || state.startsWith(CONSTRAINT) || state.equals(TRANSACTION_HAD_FAILED);
    }

    @Override
    public boolean isPassing(SQLException fault) {
        String state = state(fault);
        return isRolledBack(state)
                || state.startsWith(CONNECTION)
                || CONNECTION_TAKEN.contains(state)
                || fault instanceof SQLTransientConnectionException;
    }

    @Override
    public boolean mayBeARace(SQLException fault) {
        return state(fault).equals(PSQLState.UNIQUE_VIOLATION.getState());
    }

    /** The server's detail and the driver's account of a batch hold values. */
    @Override
    public SQLException withoutValues(SQLException fault) {
        SQLException bare = new SQLException(ruleOf(fault), fault.getSQLState(), fault.getErrorCode());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }

    private static String ruleOf(SQLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            ServerErrorMessage message = cause instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
            if (message != null) {
                return Objects.requireNonNullElse(message.getMessage(), "no message");
            }
        }
        // Without a state it is this library's own.
        return fault.getSQLState() == null && fault.getClass() == SQLException.class
                ? String.valueOf(fault.getMessage())
                : "SQL state " + state(fault);
    }

    private static boolean isRolledBack(String state) {
        return state.startsWith(ROLLED_BACK) && !state.equals(COMPLETION_UNKNOWN);
    }

    private static String state(SQLException fault) {
        return Objects.requireNonNullElse(fault.getSQLState(), "unknown");
    }
}
