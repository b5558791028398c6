package com.minsapay.benchmarks;

import com.minsapay.Joined;
import com.minsapay.MinsaPay;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.crypto.Keys;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.WalletRef;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.WalletRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The library's own work, with wallets in memory and a journal that is thrown away. Run by {@link CoreCommand}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBenchmark {
    private static final Money PRICE = Money.won(1);

    /** So that no charge is like the one before it: a wallet's turn comes after the window of a double tap. */
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final int FEW = 1_000;

    private final Keys keys = MinsaPayContestant.newKeys();
    private final Sealer sealer = new Sealer(keys);
    private final PacedClock clock = new PacedClock(Instant.parse("2026-07-17T00:00:00Z"));
    private final MinsaPayContestant school;
    private final FillStore store;
    private final MinsaPay pay;
    private final JournalRow row;
    private Joined joined;
    private final Money paid = Money.won(3_000);
    private long number;

    /** Keeps the last row, and no other. */
    private static final class LastRow implements FilledJournal {
        private @Nullable JournalRow last;

        JournalRow last() {
            return Objects.requireNonNull(last);
        }

        @Override
        public void write(JournalRow written) {
            last = written;
        }

        @Override
        public void finish(Collection<WalletRow> changed) {}

        @Override
        public void close() {}
    }

    /** With wallets that have more money than is spent. */
    public CoreBenchmark() {
        LedgerStore opened = MinsaPay.inMemoryStore();
        school = new MinsaPayContestant(School.DEFAULT, opened, keys, clock);
        LastRow journal = new LastRow();
        store = new FillStore(opened, journal);
        pay = MinsaPay.builder(store, keys)
                .policy(MinsaPayContestant.policy())
                .clock(clock)
                .build();
        joined = pay.joining(store);
        charge();
        row = journal.last();
    }

    /** Lets go of it. */
    @TearDown
    public void close() {
        pay.close();
        school.leave();
    }

    /** A charge: read, decided, sealed and recorded, as a group of one. */
    @Benchmark
    public Outcome charge() {
        number++;
        clock.putForward(BETWEEN);
        if (number % FEW == 0) {
            // What is joined takes note of all it has recorded.
            joined = pay.joining(store);
        }
        int wallet = (int) (number % School.DEFAULT.wallets());
        Outcome outcome = joined.submit(ChargeRequest.of(
                IdempotencyKey.of("core-" + number),
                MinsaPayContestant.booth((int) (number % School.DEFAULT.booths())),
                WalletRef.of(MinsaPayContestant.wallet(wallet)),
                PRICE,
                MinsaPayContestant.OPERATOR));
        if (!(outcome instanceof Outcome.Approved)) {
            throw new IllegalStateException("a charge must be approved, was " + outcome);
        }
        return outcome;
    }

    /** A transaction's seal. */
    @Benchmark
    public JournalRow seal() {
        return sealer.seal(row, row.previous());
    }

    /** Whether a transaction is as it was sealed: what {@code verify} asks of each. */
    @Benchmark
    public boolean isIntact() {
        return sealer.isIntact(row);
    }

    /** Two amounts added up. */
    @Benchmark
    public Money plus() {
        return paid.plus(PRICE);
    }
}
