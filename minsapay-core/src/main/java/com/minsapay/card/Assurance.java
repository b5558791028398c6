package com.minsapay.card;

/** How sure a reader can be that a card is itself and no copy, from the least to the most. */
public enum Assurance {
    /** The card told its number, which anybody who has read it once can copy. */
    UID_ONLY,
    /** The card signed this tap, with a counter that only goes up. */
    SIGNED_TAP,
    /** Card and reader proved to each other that they know the card's key. */
    MUTUAL_AUTH
}
