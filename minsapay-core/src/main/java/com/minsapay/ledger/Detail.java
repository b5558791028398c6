package com.minsapay.ledger;

/** The names of a transaction's further facts. */
public enum Detail {
    /** Why a correction was made, in the words of who asked for it. */
    REASON,
    /** The second operator, who approved. */
    APPROVED_BY,
    /** By how much money fell short, in minor units. */
    SHORTFALL,
    /** The limit that was passed, in minor units. */
    LIMIT,
    /** The booth, desk or fund that joined, as an account's text. */
    ACCOUNT,
    /** As people call what joined. */
    NAME,
    /** When a fund expires, in microseconds since 1970-01-01T00:00Z. */
    EXPIRES,
    /** The card that another replaced, as hexadecimal of its id. */
    REPLACED_CARD
}
