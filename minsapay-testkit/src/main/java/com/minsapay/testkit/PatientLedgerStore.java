package com.minsapay.testkit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.LockedFacts;
import com.minsapay.spi.Posting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A store whose units wait for what is busy: one that meets something busy leaves nothing and begins again, until
 * everything it asked for was free. For tests that speak to a store of which rule S11 is true, and do not mean to test
 * it. Thread-safe.
 */
public final class PatientLedgerStore implements LedgerStore {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LedgerStore delegate;
    private final Duration limit;

    /**
     * A patient store.
     *
     * @param delegate keeps the ledger; closed with this one
     * @param limit after how long a unit does not begin again
     */
    public PatientLedgerStore(LedgerStore delegate, Duration limit) {
        this.delegate = delegate;
        this.limit = limit;
    }

    /** @throws AssertionError also if something was still busy after the limit */
    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            try {
                return delegate.transact(unit -> work.apply(new Insisting(unit)));
            } catch (Busy e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new AssertionError("something was busy for longer than " + limit);
    }

    @Override
    public LedgerView view() {
        return delegate.view();
    }

    @Override
    public void close() {
        delegate.close();
    }

    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static <T> T free(T answer, boolean isBusy) {
        if (isBusy) {
            throw new Busy();
        }
        return answer;
    }

    private record Insisting(LedgerUnit unit) implements LedgerUnit {
        @Override
        public Map<UUID, JournalRow> originals(Set<UUID> ids) {
            return unit.originals(ids);
        }

        @Override
        public Set<String> everWalletsOf(Set<Bytes> cards) {
            return unit.everWalletsOf(cards);
        }

        @Override
        public Locked lock(Set<String> wallets, Set<Bytes> cards) {
            return free(unit.lock(wallets, cards));
        }

        @Override
        public LockedFacts lockAndRead(Set<String> wallets, Set<Bytes> cards, FactsQuery query) {
            LockedFacts read = unit.lockAndRead(wallets, cards, query);
            return new LockedFacts(free(read.locked()), free(read.facts()));
        }

        private static Locked free(Locked locked) {
            return PatientLedgerStore.free(locked, !locked.isAllFree());
        }

        private static Facts free(Facts facts) {
            return PatientLedgerStore.free(facts, !facts.busyKeys().isEmpty());
        }

        @Override
        public Optional<ChainHead> lockHouse() {
            Optional<ChainHead> house = unit.lockHouse();
            return PatientLedgerStore.free(house, house.isEmpty());
        }

        @Override
        public Facts read(FactsQuery query) {
            return free(unit.read(query));
        }

        @Override
        public List<KeyCheckRow> keyChecks() {
            return unit.keyChecks();
        }

        @Override
        public void append(Posting posting) {
            unit.append(posting);
        }
    }
}
