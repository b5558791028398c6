package com.minsapay.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A real server in a temporary folder, with nothing relaxed: what returns is on the disk. Gone when it is closed. */
final class PostgresServer implements AutoCloseable {
    /** Enough for 128 callers of each contestant. */
    private static final int MOST_CONNECTIONS = 800;

    private static final List<String> TOLD = List.of(
            "server_version", "fsync", "full_page_writes", "synchronous_commit", "shared_buffers", "max_wal_size");

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The embedded server's own defaults sync nothing; the buffers are those of a small server of a school. */
    static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start());
    }

    /** What it runs with, as it says itself. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : TOLD) {
                try (ResultSet result = statement.executeQuery("show " + name)) {
                    result.next();
                    settings.put(name, result.getString(1));
                }
            }
        }
        return settings;
    }

    /** Connections with a search path, kept ready for as many callers. */
    HikariDataSource pool(String searchPath, int callers) {
        PGSimpleDataSource source = (PGSimpleDataSource) server.getPostgresDatabase();
        source.setCurrentSchema(searchPath);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(callers);
        return new HikariDataSource(config);
    }

    /** Writes out what waits to be, and counts the rows: so that no contestant pays for what came before it. */
    void settle() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
