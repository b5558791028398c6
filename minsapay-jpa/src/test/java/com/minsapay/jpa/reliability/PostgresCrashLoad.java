package com.minsapay.jpa.reliability;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.PostgresOptions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One of several programs on a PostgreSQL ledger that are there to be killed. */
final class PostgresCrashLoad {
    private PostgresCrashLoad() {}

    /** @param arguments the database's URL, the ledger's schema, a file with keys to ask again under, a file with first keys */
    public static void main(String[] arguments) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[0]);
        pool.setMaximumPoolSize(4);
        CrashLoad.run(
                () -> JpaLedgerStore.postgres(
                        PostgresOptions.of(new HikariDataSource(pool)).withSchema(arguments[1])),
                Files.readAllLines(Path.of(arguments[2])),
                Files.readAllLines(Path.of(arguments[3])).stream()
                        .map(Load.Place::of)
                        .toList());
    }

    static List<String> arguments(String url, PostgresOptions ledger, Path again, Path first) {
        return List.of(url, ledger.schema(), again.toString(), first.toString());
    }
}
