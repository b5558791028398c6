package com.minsapay.jpa.internal.server;

import com.minsapay.fault.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what left nothing and may go through a little later. Immutable and thread-safe. */
public final class ServerRetries {
    private static final Logger log = LoggerFactory.getLogger(ServerRetries.class);

    private static final int MOST_RUNS = 10;
    /** A request can meet another program's wallet, its card and its key, each on another run. */
    private static final int MOST_RUNS_OF_A_RACE = 4;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ServerErrors errors;
    private final long patienceNanos;

    /**
     * @param errors what faults mean
     * @param patience after how long no further run begins
     */
    public ServerRetries(ServerErrors errors, Duration patience) {
        this.errors = errors;
        this.patienceNanos = patience.toNanos();
    }

    /** @throws StoreUnavailableException of the last run */
    public <T> T untilItPasses(Supplier<T> run) {
        return again(run, this::mostRuns);
    }

    /** Where a lost connection cannot be had again; throws as {@link #untilItPasses}. */
    public <T> T untilNoRace(Supplier<T> run) {
        return again(run, this::mostRunsOfARace);
    }

    private <T> T again(Supplier<T> run, ToIntFunction<SQLException> most) {
        long begin = System.nanoTime();
        for (int runs = 1; ; runs++) {
            try {
                return run.get();
            } catch (StoreUnavailableException e) {
                int mostRuns = e.getCause() instanceof SQLException cause ? most.applyAsInt(cause) : 1;
                if (runs >= mostRuns || System.nanoTime() - begin > patienceNanos) {
                    throw e;
                }
                log.debug("Run {} left nothing; it is tried again.", runs, e);
                pauseAfter(runs);
            }
        }
    }

    private int mostRuns(SQLException fault) {
        return errors.isPassing(fault) ? MOST_RUNS : mostRunsOfARace(fault);
    }

    private int mostRunsOfARace(SQLException fault) {
        return errors.mayBeARace(fault) ? MOST_RUNS_OF_A_RACE : 1;
    }

    /** Longer after each run, and by chance, so that units that got in each other's way do not meet again. */
    private static void pauseAfter(int runs) {
        long longest = FIRST_PAUSE_NANOS << (runs - 1);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
