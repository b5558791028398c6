package com.minsapay.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the baselines on PostgreSQL have in common: the library's own tables and indexes, made by its migration, a school in
 * them, a sequence for positions, and a row for what each booth has taken.
 */
final class PostgresTables {
    /** The position, id, chain, number, key, fingerprint, own_after, happened_at, recorded_at, previous_seal and seal. */
    static final String INSERT_JOURNAL =
            "insert into journal (kind, status, currency, granted_after, held_after, owed_after, operator, details,"
                    + " seal_key, position, id, chain, number, request_key, fingerprint, own_after, happened_at,"
                    + " recorded_at, previous_seal, seal) ";

    /** The columns that are the same in all rows. */
    static final String SAME = "'CHARGE', 'APPROVED', 'KRW', 0, 0, 0, 'benchmark', '', 'seal-1'";

    private final DataSource source;

    private PostgresTables(DataSource source) {
        this.source = source;
    }

    /** @param source of connections that find the schema first */
    static PostgresTables make(DataSource source, String schema, School school) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute(Tables.of("postgres"));
            statement.execute("create sequence next_position");
            statement.execute(
                    "create table booth_balance (account text collate \"C\" primary key, balance bigint not null)");
            connection.setAutoCommit(false);
            fill(connection, school);
            connection.commit();
            connection.setAutoCommit(true);
        }
        return new PostgresTables(source);
    }

    private static void fill(Connection connection, School school) throws SQLException {
        try (PreparedStatement wallet = connection.prepareStatement(
                        "insert into wallet (id, currency, own, held, owed, passes, closed, day, spent, number, seal, mac)"
                                + " values (?, 'KRW', ?, 0, 0, '', 0, 0, 0, 0, ?, ?)");
                PreparedStatement card = connection.prepareStatement("insert into card values (?, ?, 'ACTIVE', 0)");
                PreparedStatement booth = connection.prepareStatement("insert into booth_balance values (?, 0)")) {
            for (int i = 0; i < school.wallets(); i++) {
                wallet.setString(1, Rows.wallet(i));
                wallet.setLong(2, school.balance());
                wallet.setBytes(3, Rows.hash());
                wallet.setBytes(4, Rows.hash());
                wallet.addBatch();
                card.setBytes(1, Rows.cardId(i));
                card.setString(2, Rows.wallet(i));
                card.addBatch();
            }
            for (int i = 0; i < school.booths(); i++) {
                booth.setString(1, Rows.boothAccount(i));
                booth.addBatch();
            }
            wallet.executeBatch();
            card.executeBatch();
            booth.executeBatch();
        }
    }

    long inWallets() throws SQLException {
        return sum("select sum(own) from wallet");
    }

    /** By the transfers, whatever the booths' rows say. */
    long atBooths() throws SQLException {
        return sum("select coalesce(sum(amount), 0) from transfer where to_account like 'booth:%'");
    }

    /** By the booths' rows. */
    long inBoothBalances() throws SQLException {
        return sum("select coalesce(sum(balance), 0) from booth_balance");
    }

    private long sum(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
