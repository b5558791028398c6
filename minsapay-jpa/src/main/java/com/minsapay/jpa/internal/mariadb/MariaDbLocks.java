package com.minsapay.jpa.internal.mariadb;

import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.server.ServerLocks;
import com.minsapay.jpa.internal.unit.InList;
import com.minsapay.jpa.internal.unit.Lists;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names are locks of the session ({@code get_lock}), which are given back once the transaction has ended. Rows are
 * reached by their primary keys whatever the optimizer thinks: a scan would lock what it passes.
 */
final class MariaDbLocks extends ServerLocks {
    private static final String WALLETS =
            "select id from wallet force index (primary) where id %s for update skip locked";

    /** The cards themselves are not locked. */
    private static final String WALLETS_OF_CARDS =
            "select w.id from (select distinct c.wallet from card c where c.id %s) asked"
                    + " straight_join wallet w force index (primary) on w.id = asked.wallet for update skip locked";

    private static final String BUSY_OF =
            "with asked (name) as (%s) select name from asked where coalesce(get_lock(name, 0), 0) = 0";

    private static final String POSITIONS = "select id from position_lock for update";

    private static final Step KEEP_HIGHEST = MariaDbStatements.keepLastPosition(HIGHEST_POSITION);

    private final String database;

    /**
     * @param statements of the transaction that gets the locks
     * @param database whose names they are: the server has one space of names for all
     */
    MariaDbLocks(Statements statements, String database) {
        super(statements);
        this.database = database;
    }

    @Override
    protected String lockWallets(Lists lists, InList ids) {
        return WALLETS.formatted(lists.in(ids));
    }

    @Override
    protected String lockWalletsOf(Lists lists, InList cards) {
        return WALLETS_OF_CARDS.formatted(lists.in(cards));
    }

    @Override
    protected Stream<Step> lockNames(Collection<String> asked, Consumer<String> busy) {
        Map<String, String> names = asked.stream().collect(Collectors.toMap(this::lockOf, Function.identity()));
        return InList.texts(names.keySet())
                .map(list -> list.query(
                        lists -> BUSY_OF.formatted(lists.rows(list)),
                        row -> busy.accept(names.getOrDefault(row.getString(1), ""))));
    }

    /** At most 64 signs, and not told apart by case: so it is with the names of locks. */
    private String lockOf(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((database + "\0" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Rows are locked by then. */
    @Override
    public Stream<Step> beginWriting() {
        return Stream.empty();
    }

    @Override
    public Stream<Step> lastPosition(LastPosition last) {
        return Stream.of(new Step.Query(POSITIONS, Step.RowSink.NONE), KEEP_HIGHEST);
    }
}
