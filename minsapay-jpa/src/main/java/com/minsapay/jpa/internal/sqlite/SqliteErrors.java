package com.minsapay.jpa.internal.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's result codes say about a commit that failed. */
final class SqliteErrors {
    private static final int PRIMARY_CODE = 0xff;

    private SqliteErrors() {}

    /**
     * Whether a failed commit has certainly left nothing, now and after a crash.
     *
     * <p>So it is if the transaction was still open, to be rolled back ({@code SQLITE_BUSY}, and a deferred constraint:
     * "BEGIN TRANSACTION", sqlite.org/lang_transaction.html), and if the disk was full ({@code SQLITE_FULL}): the frame
     * that marks a commit is the last one written to the log, and an incomplete one is ignored. It is not so after an
     * input or output error: if the sync failed, the whole commit is in the log and may come to life when the log is
     * recovered after a crash.
     */
    static boolean leaveNothing(SQLException commit) {
        int code = commit.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || code == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
