package com.minsapay.account;

/**
 * Names a wallet. A school chooses it; it must not be a card number, which would put one in the ledger.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, such as {@code w-0412}; compared exactly
 */
public record WalletId(String value) implements Comparable<WalletId> {
    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public WalletId {
        Name.check("wallet id", value);
    }

    /** @throws IllegalArgumentException if the value has another shape; the message does not repeat it */
    public static WalletId of(String value) {
        return new WalletId(value);
    }

    @Override
    public int compareTo(WalletId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
