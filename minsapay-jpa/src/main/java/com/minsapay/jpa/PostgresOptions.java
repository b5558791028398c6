package com.minsapay.jpa;

import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * How to keep a ledger in a PostgreSQL database. Immutable and thread-safe.
 *
 * <p>A unit keeps a lock in the server's memory for each wallet and each key of its group. As it comes, a server has room for
 * a dozen programs with 256 requests in a group, and no group is to carry more than a thousand
 * ({@link com.minsapay.policy.GroupBounds}); for more programs raise its {@code max_locks_per_transaction}.
 *
 * @param source gives connections that belong to nobody else, best from a pool: one for each unit and each open view; it
 *     stays open when the store is closed. Faster by half if its connections' search path is the schema and {@code pg_temp}
 *     already ({@code currentSchema=minsapay, pg_temp} of the driver): another is replaced for each transaction, and the
 *     driver then prepares all statements anew
 * @param schema where the tables are, made if it is not there; a ledger has one of its own
 * @param patience how long a unit waits for another to commit what it writes, and how long it is tried again after faults that
 *     left nothing; from ten milliseconds to one minute
 */
public record PostgresOptions(DataSource source, String schema, Duration patience) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(10);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if the schema's name has other signs than it may, or a figure is out of its range */
    public PostgresOptions {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("a schema's name must match " + SCHEMA + ", was " + schema);
        }
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "patience must be from ten milliseconds to one minute, was " + patience.toMillis() + " ms");
        }
    }

    /** In the schema {@code minsapay}, with a patience of five seconds. */
    public static PostgresOptions of(DataSource source) {
        return new PostgresOptions(source, "minsapay", Duration.ofSeconds(5));
    }

    /** The same in another schema. */
    public PostgresOptions withSchema(String other) {
        return new PostgresOptions(source, other, patience);
    }

    /** The same with another patience. */
    public PostgresOptions withPatience(Duration other) {
        return new PostgresOptions(source, schema, other);
    }
}
