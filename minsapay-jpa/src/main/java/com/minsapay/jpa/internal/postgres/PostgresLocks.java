package com.minsapay.jpa.internal.postgres;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Places;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import com.minsapay.jpa.internal.unit.UnitLocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks rows, and reads nothing with the same statement: a query sees what it joined to a locked row as it was before the
 * lock. What has no row yet is locked by its name, among the advisory locks of the server.
 */
final class PostgresLocks implements UnitLocks {
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
    private static final String HOUSE = "select id from house_chain for update skip locked";

    private static final String KEY = "key ";
    private static final String WALLET = "wallet ";
    private static final String CARD = "card ";

    private final Statements statements;
    private final boolean isJoined;
    private final Set<String> triedWallets = new HashSet<>();
    private final Set<String> rows = new HashSet<>();
    private final Set<String> triedNames = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private boolean house;

    /**
     * @param statements of the transaction that gets the locks
     * @param isJoined whether somebody else commits it, who is not waited for
     */
    PostgresLocks(Statements statements, boolean isJoined) {
        this.statements = statements;
        this.isJoined = isJoined;
    }

    @Override
    public Stream<Step> tryRows(Set<String> wallets, Set<Bytes> cards) {
        return Stream.concat(
                InList.of(wallets).stream()
                        .flatMap(list -> list.query(ROWS.formatted(list.marks("?")), Places::text, this::take)),
                InList.of(cards).stream()
                        .flatMap(list -> list.query(
                                ROWS.formatted("select wallet from card where id in (" + list.marks("?") + ")"),
                                (places, card) -> places.bytes(card.toArray()),
                                this::take)));
    }

    private void take(ResultSet row) throws SQLException {
        rows.add(row.getString(1));
        triedWallets.add(row.getString(1));
    }

    @Override
    public boolean tryRest(Set<String> wallets, Set<Bytes> unknownCards) throws SQLException {
        Set<String> untried = new HashSet<>(wallets);
        untried.removeAll(triedWallets);
        statements.run(tryRows(untried, Set.of()));
        Stream<String> withoutRow =
                untried.stream().filter(id -> !rows.contains(id)).map(WALLET::concat);
        Set<String> untriedNames = Stream.concat(
                        withoutRow, unknownCards.stream().map(PostgresLocks::nameOf))
                .filter(name -> !triedNames.contains(name))
                .collect(Collectors.toSet());
        statements.run(tryNames(untriedNames));
        triedWallets.addAll(untried);
        return !untried.isEmpty() || !untriedNames.isEmpty();
    }

    @Override
    public boolean hasRow(String wallet) {
        return rows.contains(wallet);
    }

    @Override
    public boolean hasName(String wallet) {
        return names.contains(WALLET + wallet);
    }

    @Override
    public boolean hasName(Bytes card) {
        return names.contains(nameOf(card));
    }

    @Override
    public Stream<Step> tryHouse() {
        return Step.query(HOUSE, Step.Parameters.NONE, row -> house = true);
    }

    @Override
    public boolean hasHouse() {
        return house;
    }

    @Override
    public Stream<Step> tryKeys(Set<String> keys) {
        return tryNames(keys.stream().map(KEY::concat).collect(Collectors.toSet()));
    }

    @Override
    public boolean hasKey(String key) {
        return names.contains(KEY + key);
    }

    @Override
    public Stream<Step> lastPosition(LastPosition last) {
        return isJoined ? call(PROVISIONAL) : Stream.concat(call(POSITIONS), call(HIGHEST));
    }

    /** Calls a function whose answer nobody needs here. */
    private static Stream<Step> call(String sql) {
        return Step.query(sql, Step.Parameters.NONE, Step.RowSink.NONE);
    }

    /** Takes all that are asked for as its own, but those that another has. */
    private Stream<Step> tryNames(Set<String> asked) {
        Set<String> untried = new TreeSet<>(asked);
        untried.removeAll(triedNames);
        triedNames.addAll(untried);
        names.addAll(untried);
        return InList.of(untried).stream()
                .flatMap(list -> list.query(
                        BUSY_OF.formatted(list.marks("(?)")), Places::text, row -> names.remove(row.getString(1))));
    }

    private static String nameOf(Bytes card) {
        return CARD + card;
    }
}
