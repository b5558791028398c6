package com.minsapay.invariants;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stands before a store and tells when a unit failed that carried requests under several keys. Thread-safe. */
final class GroupWatch implements LedgerStore {
    private final LedgerStore delegate;
    private final Consumer<Sight> told;

    /** What a test wants to have seen, or it proves less than it says. */
    enum Sight {
        GROUP_ROLLED_BACK,
        REPLY_TO_A_GROUP_LOST,
        CALLER_NOT_TOLD
    }

    GroupWatch(LedgerStore delegate, Consumer<Sight> told) {
        this.delegate = delegate;
        this.told = told;
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        AtomicInteger keys = new AtomicInteger();
        try {
            return delegate.transact(unit -> work.apply(new Watched(unit, keys)));
        } catch (StoreUnavailableException e) {
            tell(keys, Sight.GROUP_ROLLED_BACK);
            throw e;
        } catch (OutcomeUnknownException e) {
            tell(keys, Sight.REPLY_TO_A_GROUP_LOST);
            throw e;
        }
    }

    private void tell(AtomicInteger keys, Sight sight) {
        if (keys.get() > 1) {
            told.accept(sight);
        }
    }

    @Override
    public LedgerView view() {
        return delegate.view();
    }

    @Override
    public void close() {
        delegate.close();
    }

    private record Watched(LedgerUnit delegate, AtomicInteger keys) implements LedgerUnit {
        @Override
        public Map<UUID, JournalRow> originals(Set<UUID> ids) {
            return delegate.originals(ids);
        }

        @Override
        public Set<String> everWalletsOf(Set<Bytes> cards) {
            return delegate.everWalletsOf(cards);
        }

        @Override
        public Locked lock(Set<String> wallets, Set<Bytes> cards) {
            return delegate.lock(wallets, cards);
        }

        @Override
        public Optional<ChainHead> lockHouse() {
            return delegate.lockHouse();
        }

        @Override
        public Facts read(FactsQuery query) {
            keys.set(query.keys().size());
            return delegate.read(query);
        }

        @Override
        public List<KeyCheckRow> keyChecks() {
            return delegate.keyChecks();
        }

        @Override
        public void append(Posting posting) {
            delegate.append(posting);
        }
    }
}
