package com.minsapay.ledger;

/** What a transaction was asked to do. */
public enum TransactionKind {
    /** A wallet was opened, perhaps with a grant and a card. */
    WALLET_OPEN,
    /** A wallet was closed, and what was in it went back. */
    WALLET_CLOSE,
    /** Cash became balance. */
    TOP_UP,
    /** A mistyped top-up was taken back. */
    TOP_UP_REVERSAL,
    /** A booth was paid. */
    CHARGE,
    /** Money was set aside for a booth. */
    HOLD,
    /** A booth was paid from what a hold had set aside. */
    CAPTURE,
    /** What a hold had set aside was given back. */
    RELEASE,
    /** What a hold had set aside was given back, as it had lapsed. */
    HOLD_EXPIRE,
    /** A booth was paid for what it had sold while it could not ask. */
    LATE_CHARGE,
    /** A payment was given back, whole or in part. */
    REFUND,
    /** A fund gave to a wallet. */
    GRANT,
    /** What was left of an expired grant went back to its fund. */
    GRANT_EXPIRE,
    /** A wallet was given free passes. */
    FREE_PASS,
    /** Free passes of a wallet were taken away. */
    FREE_PASS_END,
    /** Own money was handed back. */
    WITHDRAWAL,
    /** A mistake was put right. */
    CORRECTION,
    /** A card was linked to a wallet. */
    CARD_LINK,
    /** A card was blocked. */
    CARD_BLOCK,
    /** A card took another's place. */
    CARD_REPLACE,
    /** A booth joined. */
    BOOTH_OPEN,
    /** A desk joined. */
    DESK_OPEN,
    /** A fund joined. */
    FUND_OPEN,
    /** A sponsor of free passes joined. */
    SPONSOR_OPEN,
    /** A till got its float from the safe. */
    DESK_FLOAT,
    /** Cash went from a till to the safe. */
    DESK_DROP,
    /** Cash went from one till to another. */
    DESK_TRANSFER,
    /** A till was counted. */
    DESK_COUNT,
    /** A booth was paid what it had earned. */
    BOOTH_PAYOUT,
    /** The books were closed up to a cut. */
    DAY_CLOSE;

    /** Whether it pays a booth for what it sold, so that it can be refunded and counts as spending. */
    public boolean paysBooth() {
        return this == CHARGE || this == CAPTURE || this == LATE_CHARGE;
    }
}
