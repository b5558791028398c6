package com.minsapay;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads balances of the house as they were, as a unit does while another one commits.
 *
 * @param unit that does all else
 * @param past balances by account
 */
record PastUnit(LedgerUnit unit, Map<String, Long> past) implements LedgerUnit {
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
        return unit.lock(wallets, cards);
    }

    @Override
    public Optional<ChainHead> lockHouse() {
        return unit.lockHouse();
    }

    @Override
    public Facts read(FactsQuery query) {
        Facts facts = unit.read(query);
        Map<String, Long> balances = new HashMap<>(facts.balances());
        balances.replaceAll((account, balance) -> past.getOrDefault(account, balance));
        return new Facts(
                facts.recorded(),
                facts.accounts(),
                facts.about(),
                balances,
                facts.histories(),
                facts.lastClose(),
                facts.busyKeys());
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
