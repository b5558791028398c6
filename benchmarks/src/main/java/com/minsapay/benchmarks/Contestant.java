package com.minsapay.benchmarks;

import java.sql.SQLException;

/** One way to charge wallets. Thread-safe. */
interface Contestant extends AutoCloseable {
    /**
     * Charges a wallet, durably.
     *
     * @param key used once
     * @param amount won
     * @return whether the money moved
     */
    boolean charge(String key, int wallet, int booth, long amount) throws SQLException;

    /** What all wallets hold, in won. */
    long inWallets() throws SQLException;

    /** What all booths took, in won. */
    long atBooths() throws SQLException;

    @Override
    void close() throws SQLException;
}
