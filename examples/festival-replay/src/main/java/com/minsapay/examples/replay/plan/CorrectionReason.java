package com.minsapay.examples.replay.plan;

/** Why a correction is needed. */
public enum CorrectionReason {
    /** A field of the row is damaged: what it must have been is booked, but not as an ordinary transaction. */
    DAMAGED_FIELD("damaged-field"),
    /** The recorded balance does not follow from the one before and the amount. */
    BALANCE_DOES_NOT_FOLLOW("balance-does-not-follow"),
    /** The amount was typed by mistake: no such cash was ever in a till. */
    AMOUNT_NO_ONE_MEANT("amount-no-one-meant"),
    /** More was handed back than the wallet's own money: the rest was the school's. */
    SUBSIDY_LEFT_AS_CASH("subsidy-left-as-cash"),
    /** The row opens a wallet that is open already; its subsidy is added. */
    OPENED_TWICE("opened-twice");

    private final String code;

    CorrectionReason(String code) {
        this.code = code;
    }

    /** Its word in reports. */
    public String code() {
        return code;
    }
}
