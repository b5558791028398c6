package com.minsapay.jpa;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to keep a ledger in an SQLite file. Immutable and thread-safe.
 *
 * @param file made if it is not there, readable by its owner only; its folder must exist
 * @param busyTimeout how long to wait while another program holds the file's write lock (a backup, a shell); from zero to
 *     one minute
 * @param readers how many views may be open at a time, 1 to 64; a further one waits {@code busyTimeout} for its turn
 */
public record SqliteOptions(Path file, Duration busyTimeout, int readers) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_READERS = 64;

    /** @throws IllegalArgumentException if a figure is out of its range, or the file's name holds a question mark */
    public SqliteOptions {
        // The driver would take what follows it for settings, and open another file than the one that is locked.
        if (file.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "a ledger's file must not have a question mark in its name, was " + file);
        }
        if (busyTimeout.isNegative() || busyTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "a busy timeout must be from zero to one minute, was " + busyTimeout.toMillis() + " ms");
        }
        if (readers < 1 || readers > MOST_READERS) {
            throw new IllegalArgumentException("readers must be from 1 to " + MOST_READERS + ", was " + readers);
        }
    }

    /** Waits up to five seconds, and lets eight views be open. */
    public static SqliteOptions of(Path file) {
        return new SqliteOptions(file, Duration.ofSeconds(5), 8);
    }

    /** The same with another time-out. */
    public SqliteOptions withBusyTimeout(Duration timeout) {
        return new SqliteOptions(file, timeout, readers);
    }

    /** The same with another number of readers. */
    public SqliteOptions withReaders(int most) {
        return new SqliteOptions(file, busyTimeout, most);
    }
}
