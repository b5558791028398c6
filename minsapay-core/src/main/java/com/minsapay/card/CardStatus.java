package com.minsapay.card;

/** Whether a card may pay. */
public enum CardStatus {
    /** Linked to a wallet, and pays from it. */
    ACTIVE,
    /** Lost or reported: still linked, never pays. */
    BLOCKED,
    /** Another card took its place: never pays again. */
    REPLACED
}
