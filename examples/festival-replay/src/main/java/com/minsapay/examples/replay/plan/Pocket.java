package com.minsapay.examples.replay.plan;

/** The two kinds of money in a wallet. */
public enum Pocket {
    /** Topped-up money: spent after grants, and all that can be withdrawn. */
    OWN,
    /** The school's subsidy: spent first, never withdrawn. */
    GRANT
}
