package com.minsapay.audit;

import java.util.List;

/**
 * What a walk over the whole ledger found.
 *
 * @param transactions how many were checked
 * @param wallets how many were checked
 * @param findings the first {@link #MOST_FINDINGS} things that do not hold, in the order of the walk: the house first,
 *     then wallets by id
 * @param problems how many things do not hold
 * @param checkpoint the ledger as it was walked; worth keeping only if it verified
 */
public record Verification(
        long transactions, long wallets, List<Finding> findings, long problems, Checkpoint checkpoint) {
    /** How many findings are named. */
    public static final int MOST_FINDINGS = 100;

    /** Copies the findings. */
    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether everything holds. */
    public boolean verified() {
        return problems == 0;
    }
}
