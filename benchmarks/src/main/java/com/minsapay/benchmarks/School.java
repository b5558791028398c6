package com.minsapay.benchmarks;

/**
 * The made-up school that every contestant serves.
 *
 * @param wallets how many
 * @param booths how many
 * @param balance what each wallet holds at first, in won
 */
record School(int wallets, int booths, long balance) {
    /** 1,000 wallets and 20 booths, with more money than a run can spend. */
    static final School DEFAULT = new School(1_000, 20, 10_000_000_000L);

    long money() {
        return wallets * balance;
    }
}
