package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.List;

/**
 * A wallet's state, as stored: what its transactions give, kept so that a charge need not add them up.
 *
 * @param id unique; plain ASCII
 * @param currency ISO 4217 code
 * @param own own money in minor units; the store refuses what is below zero
 * @param grants by fund, in the order of the fund's id
 * @param number how long its chain is
 * @param seal the chain's last seal, 32 bytes
 */
public record WalletRow(String id, String currency, long own, List<GrantRow> grants, long number, Bytes seal) {
    /** Copies the grants. */
    public WalletRow {
        grants = List.copyOf(grants);
    }
}
