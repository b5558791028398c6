package com.minsapay.jpa.internal.sqlite;

import com.minsapay.fault.StoreUnavailableException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. */
public final class SqliteMigrations {
    /**
     * Not {@code db/migration}: a program that uses Flyway itself would run these there. The table has a name of its own
     * for the same reason.
     */
    private static final String LOCATION = "classpath:com/minsapay/jpa/sqlite";

    /** The table that says which migrations have run. */
    static final String HISTORY = "minsapay_schema_history";

    private SqliteMigrations() {}

    /**
     * Runs what has not run yet; on tables that are up to date it changes nothing.
     *
     * @throws StoreUnavailableException if the file holds something else, or was written by a later version
     */
    public static void run(DataSource source) {
        try {
            Flyway.configure(SqliteMigrations.class.getClassLoader())
                    .dataSource(source)
                    .locations(LOCATION)
                    .table(HISTORY)
                    // By default, tables of a later version are taken for good.
                    .ignoreMigrationPatterns(new String[0])
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailableException(
                    "the ledger's tables could not be brought up to date: " + e.getMessage(), e);
        }
    }
}
