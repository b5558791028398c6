package com.minsapay.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The charge as one call of a stored function, which commits with it; a booth is only written to by inserting. */
final class SqlFunction implements Contestant {
    private static final String FUNCTION = """
            create function charge(key text, tapped bytea, new_id bytea, booth text, price bigint, at bigint, hash bytea)
                returns boolean language plpgsql as $$
            declare
                paid record;
                given bigint;
            begin
                if exists (select from journal where request_key = key) then
                    return true;
                end if;
                update wallet set own = own - price, number = number + 1
                    where id = (select c.wallet from card c where c.id = tapped and c.status = 'ACTIVE') and own >= price
                    returning id, own, number into paid;
                if not found then
                    return false;
                end if;
                given := nextval('next_position');
                %s values (%s, given, new_id, paid.id, paid.number, key, hash, paid.own, at, at, hash, hash);
                insert into transfer (position, line, from_account, to_account, amount)
                    values (given, 1, 'own:' || paid.id, booth, price);
                return true;
            end $$
            """.formatted(PostgresTables.INSERT_JOURNAL, PostgresTables.SAME);
    private static final String CALL = "select charge(?, ?, ?, ?, ?, ?, ?)";

    private final HikariDataSource pool;
    private final PostgresTables tables;

    SqlFunction(PostgresServer server, School school, int callers) throws SQLException, IOException {
        pool = server.pool("sql_function", callers);
        tables = PostgresTables.make(pool, "sql_function", school);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FUNCTION);
        }
    }

    @Override
    public boolean charge(String key, int wallet, int booth, long amount) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement call = connection.prepareStatement(CALL)) {
            call.setString(1, key);
            call.setBytes(2, Rows.cardId(wallet));
            call.setBytes(3, Rows.newId());
            call.setString(4, Rows.boothAccount(booth));
            call.setLong(5, amount);
            call.setLong(6, Rows.nowMicros());
            call.setBytes(7, Rows.hash());
            try (ResultSet charged = call.executeQuery()) {
                return charged.next() && charged.getBoolean(1);
            }
        }
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
        pool.close();
    }
}
