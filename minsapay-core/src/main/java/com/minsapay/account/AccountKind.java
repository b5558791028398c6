package com.minsapay.account;

/** What an account is for, and so what its balance means. */
public enum AccountKind {
    /** A wallet's own money: topped up, spent, handed back. Never below zero. */
    OWN("own"),
    /** A wallet's part of one fund: spent before own money, never withdrawn. Never below zero. */
    GRANT("grant"),
    /** What a booth has earned and is owed. May go negative by corrections and refunds. */
    BOOTH("booth"),
    /** A till: the cash in it is the <em>negative</em> of its balance, because cash comes from outside. */
    DESK("desk"),
    /** Whose money grants are: the negative of its balance is what the sponsor has given. */
    FUND("fund"),
    /** Where a difference waits that nobody has explained yet. */
    SUSPENSE("suspense");

    private final String code;

    AccountKind(String code) {
        this.code = code;
    }

    /** The word that account texts begin with. */
    public String code() {
        return code;
    }

    /** Whether the account belongs to a wallet, and so may never go below zero. */
    public boolean isOfWallet() {
        return this == OWN || this == GRANT;
    }
}
