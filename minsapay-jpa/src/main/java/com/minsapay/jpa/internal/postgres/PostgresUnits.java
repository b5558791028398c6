package com.minsapay.jpa.internal.postgres;

import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.jpa.internal.unit.JdbcUnit;
import com.minsapay.jpa.internal.unit.Statements;
import com.minsapay.jpa.internal.unit.Units;
import com.minsapay.spi.LedgerUnit;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs units side by side, each in a transaction of its own, and again after a fault that left nothing and may pass.
 * Thread-safe.
 */
public final class PostgresUnits implements Units {
    private static final Logger log = LoggerFactory.getLogger(PostgresUnits.class);

    private static final int MOST_RUNS = 10;
    private static final int MOST_RUNS_OF_A_RACE = 2;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final PostgresTransactions transactions;
    private final long patienceNanos;
    private volatile boolean closed;

    /**
     * @param transactions begins them
     * @param patience after how long no further run begins
     */
    public PostgresUnits(PostgresTransactions transactions, Duration patience) {
        this.transactions = transactions;
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        long begin = System.nanoTime();
        for (int run = 1; ; run++) {
            try {
                return runOnce(work);
            } catch (StoreUnavailableException e) {
                if (run >= mostRuns(e) || System.nanoTime() - begin > patienceNanos) {
                    throw e;
                }
                log.debug("Run {} of a unit left nothing; it is tried again.", run, e);
                pauseAfter(run);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private <T> T runOnce(Function<LedgerUnit, T> work) {
        try (PostgresTransaction transaction = begin()) {
            Statements statements = new Statements(transaction.connection());
            JdbcUnit unit = new JdbcUnit(statements, new PostgresLocks(statements), PostgresErrors::withoutValues);
            T result = unit.carryOut(work);
            transaction.commit();
            return result;
        }
    }

    private PostgresTransaction begin() {
        if (closed) {
            throw new StoreUnavailableException("the store must be open, was closed");
        }
        try {
            return transactions.beginUnit();
        } catch (SQLException e) {
            throw new StoreUnavailableException("a transaction could not be begun: " + e.getMessage(), e);
        }
    }

    private static int mostRuns(StoreUnavailableException fault) {
        if (!(fault.getCause() instanceof SQLException cause)) {
            return 1;
        }
        if (PostgresErrors.isPassing(cause)) {
            return MOST_RUNS;
        }
        return PostgresErrors.mayBeARace(cause) ? MOST_RUNS_OF_A_RACE : 1;
    }

    /** Longer after each run, and by chance, so that units that got in each other's way do not meet again. */
    private static void pauseAfter(int run) {
        long longest = FIRST_PAUSE_NANOS << (run - 1);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
