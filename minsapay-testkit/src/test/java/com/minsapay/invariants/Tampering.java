package com.minsapay.invariants;

/** What someone does to one row behind the library's back. */
enum Tampering {
    AMOUNT_CHANGED,
    OUTCOME_CHANGED,
    TRANSACTION_REMOVED,
    TRANSACTION_INSERTED,
    TRANSACTION_APPENDED,
    WALLET_CHANGED,
    WALLET_REMOVED,
    WALLET_INSERTED,
    CARD_CHANGED,
    CARD_REMOVED,
    CARD_INSERTED,
    ACCOUNT_CHANGED,
    ACCOUNT_REMOVED,
    ACCOUNT_INSERTED
}
