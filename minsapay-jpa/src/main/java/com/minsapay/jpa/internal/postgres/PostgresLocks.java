package com.minsapay.jpa.internal.postgres;

import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.server.ServerLocks;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything is locked by name, wallets too, whether they are stored or not: names are advisory locks, which the server keeps
 * in memory, where a lock of a row would be written to its page and to the log. It takes them back as the transaction ends.
 */
final class PostgresLocks extends ServerLocks {
    /** Beside whatever else the database's programs lock by two numbers: a ledger's own, and its journal's. */
    private static final String POSITIONS =
            ", pg_advisory_xact_lock(hashtext('minsapay.positions'), 'journal'::regclass::oid::integer)";

    /** Long enough for whoever else writes to the server, and short for those who wait behind a row that somebody keeps. */
    private static final Duration LONGEST_FOR_ROWS = Duration.ofMillis(100);

    /** Behind all others; the transaction's own trigger replaces them as it commits. */
    private static final String PROVISIONAL = PostgresStatements.keepLastPosition("nextval('provisional_position')");

    private static final String HIGHEST = PostgresStatements.keepLastPosition(HIGHEST_POSITION);

    /** Locks a name, if it is free; the journal's number keeps the ledgers of several schemas apart. */
    private static final String TRY_NAME =
            "pg_try_advisory_xact_lock(hashtextextended(%s collate \"C\", 'journal'::regclass::oid::bigint))";

    private static final String TRY_WALLET = TRY_NAME.formatted("'" + WALLET + "' || asked.wallet");

    private static final String BUSY_OF =
            "select asked.name from (%s) as asked (name) where not " + TRY_NAME.formatted("asked.name");

    /** What finds them is not mixed with what locks them: nothing else is to be locked on the way. */
    private static final String LOCKED_OF =
            "select asked.wallet from (%s offset 0) as asked (wallet) where " + TRY_WALLET;

    private final boolean isJoined;
    private final Duration patience;

    /**
     * @param statements of the transaction that gets the locks
     * @param isJoined whether somebody else commits it, who is not waited for
     * @param patience how long another is waited for that gives positions
     */
    PostgresLocks(Statements statements, boolean isJoined, Duration patience) {
        super(statements);
        this.isJoined = isJoined;
        this.patience = patience;
    }

    @Override
    protected String lockWallets(Lists lists, InList ids) {
        return LOCKED_OF.formatted("select w.id from wallet w where w.id " + lists.in(ids));
    }

    @Override
    protected String lockWalletsOf(Lists lists, InList cards) {
        return LOCKED_OF.formatted("select c.wallet from card c where c.id " + lists.in(cards));
    }

    /** A row and a name are one lock. */
    @Override
    public boolean hasRow(String wallet) {
        return hasName(wallet);
    }

    @Override
    protected Stream<Step> lockNames(Collection<String> asked, Consumer<String> busy) {
        return InList.texts(asked)
                .map(list ->
                        list.query(lists -> BUSY_OF.formatted(lists.rows(list)), row -> busy.accept(row.getString(1))));
    }

    /** No other unit has a row of a wallet that this one has by name; somebody who writes SQL may. */
    @Override
    public Stream<Step> beginWriting() {
        return call(waitAtMost(patience.compareTo(LONGEST_FOR_ROWS) < 0 ? patience : LONGEST_FOR_ROWS));
    }

    @Override
    public Stream<Step> lastPosition(LastPosition last) {
        return isJoined ? call(PROVISIONAL) : Stream.concat(call(waitAtMost(patience) + POSITIONS), call(HIGHEST));
    }

    private static String waitAtMost(Duration patience) {
        return "select set_config('lock_timeout', '" + patience.toMillis() + "', true)";
    }

    /** Calls a function whose answer nobody needs here. */
    private static Stream<Step> call(String sql) {
        return Step.query(sql, Step.RowSink.NONE);
    }
}
