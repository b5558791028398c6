package com.minsapay.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL server of its own for the tests of this JVM, started when first asked for. Thread-safe. */
public final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger LEDGERS = new AtomicInteger();

    private PostgresServer() {}

    /** Opens a connection each time it is asked for one. */
    public static DataSource source() {
        return SERVER.getPostgresDatabase();
    }

    /** Where no ledger is yet. */
    public static PostgresOptions emptyLedger() {
        return PostgresOptions.of(source()).withSchema("ledger_" + LEDGERS.incrementAndGet());
    }

    /**
     * As a ledger needs it: left alone, the embedded server syncs nothing. Its own order of texts is one that mixes cases,
     * as schools have it.
     */
    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "ko-KR")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
