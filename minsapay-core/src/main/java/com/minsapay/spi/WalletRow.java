package com.minsapay.spi;

import com.minsapay.crypto.Bytes;
import java.util.List;

/**
 * A wallet's state, as stored: what its transactions give, kept so that a charge need not look for them or add them up.
 *
 * @param id unique; plain ASCII
 * @param currency ISO 4217 code
 * @param own own money that is free, in minor units; the store refuses what is below zero
 * @param held own money that holds have set aside, in minor units; the store refuses what is below zero
 * @param owed what the wallet owes, in minor units; the store refuses what is below zero
 * @param grants by fund, in the order of the fund's id
 * @param passes the booths where it pays nothing, and who pays there, as one text; empty for none
 * @param closed whether nothing more is done with it
 * @param usage what it spent in its latest business day, and its last charge
 * @param number how long its chain is
 * @param seal the chain's last seal, 32 bytes
 * @param mac 32 bytes over all of the above and the wallet's active card
 */
public record WalletRow(
        String id,
        String currency,
        long own,
        long held,
        long owed,
        List<GrantRow> grants,
        String passes,
        boolean closed,
        UsageRow usage,
        long number,
        Bytes seal,
        Bytes mac) {
    /** Copies the grants. */
    public WalletRow {
        grants = List.copyOf(grants);
    }

    /** A wallet that is not closed, has no free pass and never paid. */
    public WalletRow(
            String id,
            String currency,
            long own,
            long held,
            long owed,
            List<GrantRow> grants,
            long number,
            Bytes seal,
            Bytes mac) {
        this(id, currency, own, held, owed, grants, "", false, UsageRow.NONE, number, seal, mac);
    }

    /** The same row with another MAC. */
    public WalletRow with(Bytes otherMac) {
        return new WalletRow(id, currency, own, held, owed, grants, passes, closed, usage, number, seal, otherMac);
    }
}
