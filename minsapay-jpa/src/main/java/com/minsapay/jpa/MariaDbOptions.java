package com.minsapay.jpa;

import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * How to keep a ledger in a MariaDB database. Immutable and thread-safe.
 *
 * @param source gives connections that belong to nobody else, best from a pool: one for each unit and each open view; it
 *     stays open when the store is closed. Its user needs all rights on the database, and to make triggers while there is a
 *     binary log, {@code log_bin_trust_function_creators} or the right {@code SUPER}. Two round trips a unit less if its
 *     connections are in the database ({@code jdbc:mariadb://host/minsapay}), and two if their auto-commit is off
 * @param database where the tables are, made if it is not there; a ledger has one of its own
 * @param patience how long a unit waits for another to commit what it writes, cut to whole seconds, and how long it is tried
 *     again after faults that left nothing; from one second to one minute
 */
public record MariaDbOptions(DataSource source, String database, Duration patience) {
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if the database's name has other signs than it may, or a figure is out of its range */
    public MariaDbOptions {
        if (!DATABASE.matcher(database).matches()) {
            throw new IllegalArgumentException("a database's name must match " + DATABASE + ", was " + database);
        }
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "patience must be from one second to one minute, was " + patience.toMillis() + " ms");
        }
    }

    /** In the database {@code minsapay}, with a patience of five seconds. */
    public static MariaDbOptions of(DataSource source) {
        return new MariaDbOptions(source, "minsapay", Duration.ofSeconds(5));
    }

    /** The same in another database. */
    public MariaDbOptions withDatabase(String other) {
        return new MariaDbOptions(source, other, patience);
    }

    /** The same with another patience. */
    public MariaDbOptions withPatience(Duration other) {
        return new MariaDbOptions(source, database, other);
    }
}
