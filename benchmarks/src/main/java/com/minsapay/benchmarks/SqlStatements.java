package com.minsapay.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The charge as a careful programmer writes it: one transaction, one statement a round trip, all prepared: the wallet of the
 * card debited on condition, a journal row whose key is unique, a transfer that is both entries, the booth's balance.
 */
final class SqlStatements implements Contestant {
    private static final String DEBIT = "update wallet set own = own - ?, number = number + 1"
            + " where id = (select wallet from card where id = ? and status = 'ACTIVE') and own >= ?"
            + " returning id, own, number";
    private static final String INSERT_JOURNAL = PostgresTables.INSERT_JOURNAL + "values (" + PostgresTables.SAME
            + ", nextval('next_position'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (request_key) do nothing"
            + " returning position";
    private static final String INSERT_TRANSFER =
            "insert into transfer (position, line, from_account, to_account, amount) values (?, 1, ?, ?, ?)";
    private static final String CREDIT = "update booth_balance set balance = balance + ? where account = ?";

    private final HikariDataSource pool;
    private final PostgresTables tables;

    SqlStatements(PostgresServer server, School school, int callers) throws SQLException, IOException {
        pool = server.pool("sql_statements", callers);
        tables = PostgresTables.make(pool, "sql_statements", school);
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean charged = charge(connection, key, wallet, booth, amount);
            if (charged) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return charged;
        }
    }

    private static boolean charge(Connection connection, String key, int wallet, int booth, long amount)
            throws SQLException {
        try (PreparedStatement debit = connection.prepareStatement(DEBIT)) {
            debit.setLong(1, amount);
            debit.setBytes(2, Rows.cardId(wallet));
            debit.setLong(3, amount);
            try (ResultSet debited = debit.executeQuery()) {
                return debited.next()
                        && write(
                                connection,
                                key,
                                debited.getString(1),
                                debited.getLong(2),
                                debited.getLong(3),
                                Rows.boothAccount(booth),
                                amount);
            }
        }
    }

    private static boolean write(
            Connection connection, String key, String wallet, long own, long number, String booth, long amount)
            throws SQLException {
        long position;
        try (PreparedStatement journal = connection.prepareStatement(INSERT_JOURNAL)) {
            long now = Rows.nowMicros();
            journal.setBytes(1, Rows.newId());
            journal.setString(2, wallet);
            journal.setLong(3, number);
            journal.setString(4, key);
            journal.setBytes(5, Rows.hash());
            journal.setLong(6, own);
            journal.setLong(7, now);
            journal.setLong(8, now);
            journal.setBytes(9, Rows.hash());
            journal.setBytes(10, Rows.hash());
            try (ResultSet inserted = journal.executeQuery()) {
                if (!inserted.next()) {
                    return false;
                }
                position = inserted.getLong(1);
            }
        }
        try (PreparedStatement transfer = connection.prepareStatement(INSERT_TRANSFER)) {
            transfer.setLong(1, position);
            transfer.setString(2, "own:" + wallet);
            transfer.setString(3, booth);
            transfer.setLong(4, amount);
            transfer.executeUpdate();
        }
        try (PreparedStatement credit = connection.prepareStatement(CREDIT)) {
            credit.setLong(1, amount);
            credit.setString(2, booth);
            return credit.executeUpdate() == 1;
        }
    }

    @Override
    public long inWallets() throws SQLException {
        return tables.inWallets();
    }

    @Override
    public long atBooths() throws SQLException {
        return tables.inBoothBalances();
    }

    @Override
    public void close() {
        pool.close();
    }
}
