package com.minsapay.jpa.internal.server;

import java.sql.SQLException;

/** What the errors of one kind of database mean. Immutable and thread-safe. */
public interface ServerErrors {
    /**
     * Whether a commit that failed has certainly left nothing: the server itself answered that it rolled back. A
     * connection that was ended meanwhile says nothing, also if the server ended it.
     */
    boolean sayThatNothingWasCommitted(SQLException commit);

    /** Whether the same unit may well succeed a little later: a deadlock, a lost connection. */
    boolean isPassing(SQLException fault);

    /**
     * Whether another unit may have written the same between this one's reading and its writing, such as the check of a new key
     * by two programs that begin: no lock covers it before it is there. A second run then finds it.
     */
    boolean mayBeARace(SQLException fault);

    /** The same fault without the values of rows: keys and cards must not get into a log. */
    SQLException withoutValues(SQLException fault);
}
