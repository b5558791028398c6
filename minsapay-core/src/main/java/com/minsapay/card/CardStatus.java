package com.minsapay.card;

/** Whether a card may pay. */
public enum CardStatus {
    /** Linked to a wallet, and pays from it. */
    ACTIVE,
    /** Lost or reported: pays no more, unless it is linked again. */
    BLOCKED,
    /** Another card took its place: pays no more, unless it is linked again. */
    REPLACED
}
