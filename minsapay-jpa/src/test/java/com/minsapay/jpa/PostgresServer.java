package com.minsapay.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of its own for the tests of this JVM, started when first asked for. Thread-safe. */
public final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final HikariDataSource POOL = pool();
    private static final AtomicInteger LEDGERS = new AtomicInteger();

    private PostgresServer() {}

    /** Opens a connection each time it is asked for one. */
    public static PGSimpleDataSource source() {
        return (PGSimpleDataSource) SERVER.getPostgresDatabase();
    }

    /** The same, of connections that call themselves so. */
    public static PGSimpleDataSource source(String applicationName) {
        PGSimpleDataSource source = source();
        source.setApplicationName(applicationName);
        return source;
    }

    /** For other programs. */
    public static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** Runs statements in a ledger's schema, as somebody beside the library would. */
    static void sql(String schema, String... statements) throws SQLException {
        PGSimpleDataSource source = source();
        source.setCurrentSchema(schema);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Ends every connection that calls itself so, in the middle of whatever it does.
     *
     * @return how many
     */
    public static long endConnections(String applicationName) {
        return count("select count(*) filter (where pg_terminate_backend(pid, 5000)) from pg_stat_activity"
                + " where application_name = '" + applicationName + "'");
    }

    /** Where no ledger is yet, by connections from a pool. */
    public static PostgresOptions emptyLedger() {
        return PostgresOptions.of(POOL).withSchema("ledger_" + LEDGERS.incrementAndGet());
    }

    /** Throws a ledger away that nobody uses any more. */
    public static void drop(String schema) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema " + schema + " cascade");
        } catch (SQLException e) {
            throw new AssertionError("a ledger must be there to be thrown away", e);
        }
    }

    private static long count(String question) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("the server must be there to be asked", e);
        }
    }

    /**
     * As a ledger needs it: left alone, the embedded server syncs nothing. Its own order of texts is one that mixes cases,
     * as schools have it; it comes with the server, so that the machine's languages do not matter.
     */
    static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "ko-KR")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            POOL.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
