package com.minsapay.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Charges in sets of up to 100, one transaction for each set, written by hand for just this: one thread reads, decides and
 * writes with arrays, in four round trips and the commit, for all callers that wait. The ceiling of posting in groups.
 */
final class SqlBatch implements Contestant {
    private static final int MOST = 100;

    private static final String KNOWN = "select request_key from journal where request_key = any(?)";
    private static final String LOCK = "select c.id, w.id, w.own, w.number from card c join wallet w on w.id = c.wallet"
            + " where c.id = any(?) and c.status = 'ACTIVE' order by w.id for update of w";
    private static final String DEBIT = "update wallet w set own = a.own, number = a.number"
            + " from unnest(?::text[], ?::bigint[], ?::bigint[]) as a (id, own, number) where w.id = a.id";
    private static final String INSERT = "with charged as (select nextval('next_position') as given, a.* from"
            + " unnest(?::bytea[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])"
            + " as a (id, chain, number, key, own, booth, amount)), journaled as ("
            + PostgresTables.INSERT_JOURNAL + "select " + PostgresTables.SAME
            + ", given, id, chain, number, key, ?, own, ?, ?, ?, ? from charged)"
            + " insert into transfer (position, line, from_account, to_account, amount)"
            + " select given, 1, 'own:' || chain, booth, amount from charged";

    private final HikariDataSource pool;
    private final PostgresTables tables;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Exception failure;
    private final Thread writer = new Thread(this::write, "sql-batch");

    private record Waiting(String key, int wallet, int booth, long amount, CompletableFuture<Boolean> charged) {}

    private static final class Wallet {
        private final String id;
        private long own;
        private long number;

        Wallet(String id, long own, long number) {
            this.id = id;
            this.own = own;
            this.number = number;
        }
    }

    private record Line(String chain, long number, String key, long own, String booth, long amount) {}

    SqlBatch(PostgresServer server, School school) throws SQLException, IOException {
        pool = server.pool("sql_batch", 2);
        tables = PostgresTables.make(pool, "sql_batch", school);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) throws SQLException {
        Waiting waiting = new Waiting(key, wallet, booth, amount, new CompletableFuture<>());
        queue.add(waiting);
        failIfWriterDid();
        try {
            return waiting.charged.get();
        } catch (ExecutionException e) {
            throw new SQLException("a set of charges could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("a charge was not waited for", e);
        }
    }

    private void write() {
        List<Waiting> set = new ArrayList<>(MOST);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            while (true) {
                set.clear();
                set.add(queue.take());
                queue.drainTo(set, MOST - 1);
                boolean[] charged = charge(connection, set);
                connection.commit();
                for (int i = 0; i < charged.length; i++) {
                    set.get(i).charged.complete(charged[i]);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            failure = e;
            set.forEach(waiting -> waiting.charged.completeExceptionally(e));
            failIfWriterDid();
        }
    }

    /** Nobody writes any more, so nobody is to wait. */
    private void failIfWriterDid() {
        Exception why = failure;
        if (why != null) {
            queue.forEach(waiting -> waiting.charged.completeExceptionally(why));
        }
    }

    private static boolean[] charge(Connection connection, List<Waiting> set) throws SQLException {
        Set<String> known = known(connection, set);
        Map<Integer, Wallet> wallets = lock(connection, set);
        boolean[] charged = new boolean[set.size()];
        List<Line> lines = new ArrayList<>(set.size());
        for (int i = 0; i < charged.length; i++) {
            Waiting asked = set.get(i);
            Wallet wallet = wallets.get(asked.wallet);
            if (!known.add(asked.key)) {
                charged[i] = true;
            } else if (wallet != null && wallet.own >= asked.amount) {
                charged[i] = true;
                wallet.own -= asked.amount;
                wallet.number++;
                lines.add(new Line(
                        wallet.id, wallet.number, asked.key, wallet.own, Rows.boothAccount(asked.booth), asked.amount));
            }
        }
        debit(connection, wallets.values());
        insert(connection, lines);
        return charged;
    }

    private static Set<String> known(Connection connection, List<Waiting> set) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement find = connection.prepareStatement(KNOWN)) {
            find.setArray(1, array(connection, "text", set, Waiting::key, String[]::new));
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    known.add(found.getString(1));
                }
            }
        }
        return known;
    }

    private static Map<Integer, Wallet> lock(Connection connection, List<Waiting> set) throws SQLException {
        List<Integer> asked = set.stream().map(Waiting::wallet).distinct().toList();
        Map<Integer, Wallet> wallets = new HashMap<>();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, array(connection, "bytea", asked, Rows::cardId, byte[][]::new));
            try (ResultSet locked = lock.executeQuery()) {
                while (locked.next()) {
                    wallets.put(
                            Rows.walletOf(locked.getBytes(1)),
                            new Wallet(locked.getString(2), locked.getLong(3), locked.getLong(4)));
                }
            }
        }
        return wallets;
    }

    private static void debit(Connection connection, Collection<Wallet> wallets) throws SQLException {
        try (PreparedStatement debit = connection.prepareStatement(DEBIT)) {
            debit.setArray(1, array(connection, "text", wallets, wallet -> wallet.id, String[]::new));
            debit.setArray(2, array(connection, "bigint", wallets, wallet -> wallet.own, Long[]::new));
            debit.setArray(3, array(connection, "bigint", wallets, wallet -> wallet.number, Long[]::new));
            debit.executeUpdate();
        }
    }

    private static void insert(Connection connection, List<Line> lines) throws SQLException {
        long now = Rows.nowMicros();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "bytea", lines, line -> Rows.newId(), byte[][]::new));
            insert.setArray(2, array(connection, "text", lines, Line::chain, String[]::new));
            insert.setArray(3, array(connection, "bigint", lines, Line::number, Long[]::new));
            insert.setArray(4, array(connection, "text", lines, Line::key, String[]::new));
            insert.setArray(5, array(connection, "bigint", lines, Line::own, Long[]::new));
            insert.setArray(6, array(connection, "text", lines, Line::booth, String[]::new));
            insert.setArray(7, array(connection, "bigint", lines, Line::amount, Long[]::new));
            insert.setBytes(8, Rows.hash());
            insert.setLong(9, now);
            insert.setLong(10, now);
            insert.setBytes(11, Rows.hash());
            insert.setBytes(12, Rows.hash());
            insert.executeUpdate();
        }
    }

    private static <T, E> Array array(
            Connection connection, String type, Collection<T> of, Function<T, E> element, IntFunction<E[]> elements)
            throws SQLException {
        return connection.createArrayOf(type, of.stream().map(element).toArray(elements));
    }

    @Override
    public long inWallets() throws SQLException {
        return tables.inWallets();
    }

    @Override
    public long atBooths() throws SQLException {
        return tables.atBooths();
    }

    @Override
    public void close() {
        writer.interrupt();
        pool.close();
    }
}
