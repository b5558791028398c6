package com.minsapay.account;

/** What an account is for, and so what its balance means. */
public enum AccountKind {
    /** A wallet's own money: topped up, spent, handed back. Never below zero. */
    OWN("own"),
    /** A wallet's part of one fund: spent before own money, never withdrawn. Never below zero. */
    GRANT("grant"),
    /** A wallet's own money that holds have set aside: it comes back, or a booth is paid with it. Never below zero. */
    HELD("held"),
    /** What holds have set aside of a wallet's part of one fund. Never below zero. */
    HELD_GRANT("held-grant"),
    /** What a wallet owes: the <em>negative</em> of its balance. Never above zero. */
    IOU("iou"),
    /** What a booth has earned and is owed. May go negative by corrections and refunds. */
    BOOTH("booth"),
    /** A till: the cash in it is the <em>negative</em> of its balance, because cash comes from outside. */
    DESK("desk"),
    /**
     * What the house keeps outside its tills, in the cash box and at the bank: the <em>negative</em> of its balance, as in a
     * till. Counted from the ledger's beginning; what lay there before, such as the first float, shows as less than nothing.
     */
    SAFE("safe"),
    /** What counts of tills found: above zero, cash that no transaction explains; below zero, cash that is missing. */
    OVER_SHORT("over-short"),
    /** Whose money grants are: the negative of its balance is what the sponsor has given. */
    FUND("fund"),
    /** Who pays for what free passes cover: the negative of its balance is what the sponsor owes for that. */
    SPONSOR("sponsor"),
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

    /** Whether there is one such account and no more: it has no name of its own, is always there, and nobody opens it. */
    public boolean isAlwaysThere() {
        return this == SAFE || this == OVER_SHORT || this == SUSPENSE;
    }

    /** Whether the account belongs to a wallet, and so may never pass zero. */
    public boolean isOfWallet() {
        return this == OWN || this == GRANT || this == HELD || this == HELD_GRANT || this == IOU;
    }
}
