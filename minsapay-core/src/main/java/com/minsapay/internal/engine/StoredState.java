package com.minsapay.internal.engine;

import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.Locked;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a unit read for its group.
 *
 * @param originals transactions that requests are about, by id
 * @param locked wallets and cards
 * @param house the head of the house's chain, if it was needed
 * @param facts read under the locks
 */
record StoredState(Map<UUID, JournalRow> originals, Locked locked, Optional<ChainHead> house, Facts facts) {}
