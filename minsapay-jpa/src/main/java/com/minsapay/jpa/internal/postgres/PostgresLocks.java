package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.server.ServerLocks;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Names are advisory locks, which the server takes back as the transaction ends. */
final class PostgresLocks extends ServerLocks {
    /** Beside whatever else the database's programs lock by two numbers: a ledger's own, and its journal's. */
    private static final String POSITIONS =
            "select pg_advisory_xact_lock(hashtext('minsapay.positions'), 'journal'::regclass::oid::integer)";

    /** Behind all others; the transaction's own trigger replaces them as it commits. */
    private static final String PROVISIONAL = LastPosition.keep("nextval('provisional_position')");

    private static final String HIGHEST = LastPosition.keep(HIGHEST_POSITION);

    /** The names that another has, of a list; the journal's number keeps the ledgers of several schemas apart. */
    private static final String BUSY_OF = "select asked.name from (values %s) as asked (name) where not"
            + " pg_try_advisory_xact_lock(hashtextextended(asked.name, 'journal'::regclass::oid::bigint))";

    private static final String ROWS = "select id from wallet where id in (%s) order by id for update skip locked";

    private final boolean isJoined;

    /**
     * @param statements of the transaction that gets the locks
     * @param isJoined whether somebody else commits it, who is not waited for
     */
    PostgresLocks(Statements statements, boolean isJoined) {
        super(statements);
        this.isJoined = isJoined;
    }

    @Override
    protected String lockWallets(String marks) {
        return ROWS.formatted(marks);
    }

    @Override
    protected String lockWalletsOfCards(String marks) {
        return ROWS.formatted("select wallet from card where id in (" + marks + ")");
    }

    @Override
    protected Stream<Step> lockNames(InList<String> asked, Consumer<String> busy) {
        return asked.query(BUSY_OF.formatted(asked.marks("(?)")), Places::text, row -> busy.accept(row.getString(1)));
    }

    @Override
    public Stream<Step> lastPosition(LastPosition last) {
        return isJoined ? call(PROVISIONAL) : Stream.concat(call(POSITIONS), call(HIGHEST));
    }

    /** Calls a function whose answer nobody needs here. */
    private static Stream<Step> call(String sql) {
        return Step.query(sql, Step.Parameters.NONE, Step.RowSink.NONE);
    }
}
