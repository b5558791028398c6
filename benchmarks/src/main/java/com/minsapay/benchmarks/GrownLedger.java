package com.minsapay.benchmarks;

import com.minsapay.crypto.Keys;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.spi.LedgerStore;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A ledger of a school in a schema of its own, which can be filled. Used by one thread. */
final class GrownLedger implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final School school;
    private final PacedClock clock;
    private final String schema;
    private final HikariDataSource pool;
    private final Keys keys = MinsaPayContestant.newKeys();

    GrownLedger(PostgresServer server, School school, PacedClock clock, String schema) {
        this.school = school;
        this.clock = clock;
        this.schema = schema;
        this.pool = server.pool(schema + ", pg_temp", CONNECTIONS);
    }

    /** Opens it for payments; an empty one gets its wallets first. */
    MinsaPayContestant open() {
        return new MinsaPayContestant(school, store(), keys, clock);
    }

    private JpaLedgerStore store() {
        return JpaLedgerStore.postgres(PostgresOptions.of(pool).withSchema(schema));
    }

    /**
     * Fills it up to a position; it has its wallets, and nobody else has it open.
     *
     * @param progress told of the position, now and then
     * @param steps told of what follows
     * @return how many transactions a second, the indexes not counted
     */
    double fill(long upTo, LongConsumer progress, Consumer<String> steps) throws Exception {
        // Opened while the tables are whole.
        LedgerStore opened = store();
        BareTables bare = BareTables.of(pool);
        FillStore store = new FillStore(opened, new CopyWriter(pool));
        long from = store.position();
        long begin = System.nanoTime();
        new Filling(school, clock, upTo).fill(store, keys, upTo, progress);
        double perSecond = (upTo - from) * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
        bare.restore(steps);
        return perSecond;
    }

    /** How much of the disk its tables and indexes take. */
    long bytes() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select sum(pg_total_relation_size(oid)) from pg_class"
                        + " where relkind = 'r' and relnamespace = '" + schema + "'::regnamespace")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Lets go of it; nothing of it is left. */
    @Override
    public void close() throws SQLException {
        try (pool;
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        }
    }
}
