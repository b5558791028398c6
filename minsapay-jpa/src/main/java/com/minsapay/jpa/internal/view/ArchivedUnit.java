package com.minsapay.jpa.internal.view;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A unit of an archive: it tells which keys the ledger was written with, and refuses everything else. */
public final class ArchivedUnit implements LedgerUnit {
    private final LedgerView view;

    /** @param view of the archive */
    public ArchivedUnit(LedgerView view) {
        this.view = view;
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return view.keyChecks();
    }

    @Override
    public Map<UUID, JournalRow> originals(Set<UUID> ids) {
        throw refused();
    }

    @Override
    public Set<String> everWalletsOf(Set<Bytes> cards) {
        throw refused();
    }

    @Override
    public Locked lock(Set<String> wallets, Set<Bytes> cards) {
        throw refused();
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        throw refused();
    }

    @Override
    public Facts read(FactsQuery query) {
        throw refused();
    }

    @Override
    public void append(Posting posting) {
        throw refused();
    }

    private static StoreUnavailableException refused() {
        return new StoreUnavailableException("an archive must stay as it is, nothing can be posted into it");
    }
}
