package com.minsapay.examples.replay.plan;

import com.minsapay.examples.replay.text.Bilingual;

/** Why a correction is needed. */
public enum CorrectionReason {
    /** A field of the row is damaged: what it must have been is booked, but not as an ordinary transaction. */
    DAMAGED_FIELD("damaged-field", "손상된 칸", "damaged field"),
    /** The recorded balance does not follow from the one before and the amount. */
    BALANCE_DOES_NOT_FOLLOW("balance-does-not-follow", "이어지지 않는 잔액", "balance that does not follow"),
    /** The amount was typed by mistake: no such cash was ever in a till. */
    AMOUNT_NO_ONE_MEANT("amount-no-one-meant", "아무도 뜻하지 않은 금액", "amount no one meant"),
    /** More was handed back than the wallet's own money: the rest was the school's. */
    SUBSIDY_LEFT_AS_CASH("subsidy-left-as-cash", "현금으로 나간 지원금", "subsidy that left as cash"),
    /** The row opens a wallet that is open already; its subsidy is added. */
    OPENED_TWICE("opened-twice", "두 번 개설", "opened twice");

    private final String code;
    private final String korean;
    private final String english;

    CorrectionReason(String code, String korean, String english) {
        this.code = code;
        this.korean = korean;
        this.english = english;
    }

    /** Its word in reports. */
    public String code() {
        return code;
    }

    /** A few words. */
    public Bilingual title() {
        return Bilingual.of(korean, english);
    }
}
