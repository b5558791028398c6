package com.minsapay.jpa.internal.migration;

import com.minsapay.fault.StoreUnavailableException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. */
public final class Migrations {
    /** The table that says which migrations have run; not Flyway's own name, as a program may use Flyway itself. */
    public static final String HISTORY = "minsapay_schema_history";

    /** Not {@code db/migration}: a program that uses Flyway itself would run these there. */
    private static final String LOCATION = "classpath:com/minsapay/jpa/";

    private Migrations() {}

    /**
     * Runs what has not run yet; on tables that are up to date it changes nothing. Afterwards they are whole.
     *
     * @param database whose migrations: the name of their folder
     * @param schemas where the tables are, one at most, made if it is not there; none for a database without schemas
     * @throws StoreUnavailableException if the database holds something else, was written by a later version, or something
     *     of the tables is missing, which it names
     */
    public static void run(String database, DataSource source, String... schemas) {
        try {
            flyway(database, source, schemas).migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailableException(
                    "the ledger's tables could not be brought up to date: " + e.getMessage(), e);
        }
        Structure.requireWhole(database, source, schemas);
    }

    /**
     * Looks whether the tables are those that the migrations make; changes nothing.
     *
     * @throws StoreUnavailableException if they are those of another version
     */
    public static void requireCurrent(String database, DataSource source) {
        try {
            flyway(database, source).validate();
        } catch (FlywayException e) {
            throw new StoreUnavailableException(
                    "the tables must be those of this version, are of another: " + e.getMessage(), e);
        }
    }

    private static Flyway flyway(String database, DataSource source, String... schemas) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .schemas(schemas)
                .locations(LOCATION + database)
                .table(HISTORY)
                // By default, tables of a later version are taken for good.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
    }
}
