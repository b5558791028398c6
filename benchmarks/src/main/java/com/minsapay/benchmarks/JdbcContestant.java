package com.minsapay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * The same charge as a careful programmer writes it in plain JDBC: one transaction each, prepared statements, the key
 * looked up first, the wallet found by its card, a conditional update, a journal row and a transfer.
 *
 * <p>The same as the library: the driver; tables and indexes, made by its own migration; the pragmas of
 * {@link SqliteSettings}, read back from both; transactions that begin {@code immediate} and are durable before a charge
 * returns. Not the same: a transaction holds one charge, never a group, and runs on the caller's thread; there are no
 * seals, fingerprints, limits, grants or questions; neither the booth's account is read, nor what the wallet's row remembers
 * of its payments read or written. One connection behind a lock, as several writers of one SQLite file only wait for each other.
 */
final class JdbcContestant implements Contestant {
    private final School school;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final PreparedStatement findKey;
    private final PreparedStatement findWallet;
    private final PreparedStatement pay;
    private final PreparedStatement insertJournal;
    private final PreparedStatement insertTransfer;

    JdbcContestant(School school, Path file) throws SQLException, IOException {
        this.school = school;
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        this.connection = config.createConnection("jdbc:sqlite:" + file);
        SqliteSettings.apply(connection);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(Tables.of("sqlite"));
        }
        open();
        findKey = connection.prepareStatement("select status from journal where request_key = ?");
        findWallet = connection.prepareStatement("select wallet from card where id = ? and status = 'ACTIVE'");
        pay = connection.prepareStatement(
                "update wallet set own = own - ?, number = number + 1 where id = ? and own >= ? returning own, number");
        insertJournal = connection.prepareStatement("insert into journal (id, chain, number, request_key, fingerprint,"
                + " kind, status, currency, own_after, granted_after, held_after, owed_after, happened_at,"
                + " recorded_at, operator, details, previous_seal, seal_key, seal) values (?, ?, ?, ?, ?, 'CHARGE',"
                + " 'APPROVED', 'KRW', ?, 0, 0, 0, ?, ?, 'benchmark', '', ?, 'seal-1', ?)");
        insertTransfer = connection.prepareStatement("insert into transfer (position, line, from_account, to_account,"
                + " amount) values (last_insert_rowid(), 1, ?, ?, ?)");
    }

    private void open() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement wallet = connection.prepareStatement(
                        "insert into wallet (id, currency, own, held, owed, passes, closed, day, spent, number, seal, mac)"
                                + " values (?, 'KRW', ?, 0, 0, '', 0, 0, 0, 0, ?, ?)");
                PreparedStatement card = connection.prepareStatement("insert into card values (?, ?, 'ACTIVE', 0)")) {
            for (int i = 0; i < school.wallets(); i++) {
                wallet.setString(1, Rows.wallet(i));
                wallet.setLong(2, school.balance());
                wallet.setBytes(3, Rows.hash());
                wallet.setBytes(4, Rows.hash());
                wallet.executeUpdate();
                card.setBytes(1, Rows.cardId(i));
                card.setString(2, Rows.wallet(i));
                card.executeUpdate();
            }
        }
        connection.setAutoCommit(true);
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) throws SQLException {
        lock.lock();
        try {
            // Begins and, below, commits, as the library does.
            connection.setAutoCommit(false);
            boolean charged = chargeLocked(key, wallet, booth, amount);
            connection.setAutoCommit(true);
            return charged;
        } catch (SQLException e) {
            connection.rollback();
            connection.setAutoCommit(true);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private boolean chargeLocked(String key, int wallet, int booth, long amount) throws SQLException {
        findKey.setString(1, key);
        try (ResultSet known = findKey.executeQuery()) {
            if (known.next()) {
                return true;
            }
        }
        String id;
        findWallet.setBytes(1, Rows.cardId(wallet));
        try (ResultSet found = findWallet.executeQuery()) {
            if (!found.next()) {
                return false;
            }
            id = found.getString(1);
        }
        pay.setLong(1, amount);
        pay.setString(2, id);
        pay.setLong(3, amount);
        long own;
        long number;
        try (ResultSet paid = pay.executeQuery()) {
            if (!paid.next()) {
                return false;
            }
            own = paid.getLong(1);
            number = paid.getLong(2);
        }
        insert(key, id, number, own, booth, amount);
        return true;
    }

    private void insert(String key, String wallet, long number, long own, int booth, long amount) throws SQLException {
        long now = Rows.nowMicros();
        insertJournal.setBytes(1, Rows.newId());
        insertJournal.setString(2, wallet);
        insertJournal.setLong(3, number);
        insertJournal.setString(4, key);
        insertJournal.setBytes(5, Rows.hash());
        insertJournal.setLong(6, own);
        insertJournal.setLong(7, now);
        insertJournal.setLong(8, now);
        insertJournal.setBytes(9, Rows.hash());
        insertJournal.setBytes(10, Rows.hash());
        insertJournal.executeUpdate();
        insertTransfer.setString(1, "own:" + wallet);
        insertTransfer.setString(2, Rows.boothAccount(booth));
        insertTransfer.setLong(3, amount);
        insertTransfer.executeUpdate();
    }

    @Override
    public long inWallets() throws SQLException {
        return sum("select sum(own) from wallet");
    }

    @Override
    public long atBooths() throws SQLException {
        return sum("select coalesce(sum(amount), 0) from transfer where to_account like 'booth:%'");
    }

    private long sum(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
