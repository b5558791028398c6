package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.file.RowType;
import com.minsapay.examples.replay.text.Bilingual;

/** What money moved as. All lines together make up what the wallets hold at the end. */
public enum Line {
    /** The school's money that wallets were opened with. */
    SUBSIDIES("subsidies", "지원금", "subsidies given", 1, 0),
    /** Cash that became balance. */
    TOP_UPS("top-ups", "충전", "top-ups", 1, 1),
    /** Booths were paid. */
    CHARGES("charges", "결제", "payments", -1, 0),
    /** Cash was handed back. */
    WITHDRAWALS("withdrawals", "출금", "withdrawals", -1, -1),
    /** A balance that changed without a row: more if positive, less if negative. */
    EDITS("edits", "거래 없이 바뀐 잔액", "balances changed without a row", 1, 0);

    private final String code;
    private final String korean;
    private final String english;
    private final int toWallets;
    private final int toTills;

    Line(String code, String korean, String english, int toWallets, int toTills) {
        this.code = code;
        this.korean = korean;
        this.english = english;
        this.toWallets = toWallets;
        this.toTills = toTills;
    }

    /** What rows of a type move money as. */
    public static Line of(RowType type) {
        return switch (type) {
            case OPEN -> SUBSIDIES;
            case CHARGE -> TOP_UPS;
            case PAY -> CHARGES;
            case WITHDRAW -> WITHDRAWALS;
        };
    }

    /** Its word in the JSON report. */
    public String code() {
        return code;
    }

    /** A few words. */
    public Bilingual title() {
        return Bilingual.of(korean, english);
    }

    /** What won of this line add to the wallets; negative if they take it away. */
    public long toWallets(long won) {
        return toWallets * won;
    }

    /** What won of this line add to the cash in the tills; negative if they take it away. */
    public long toTills(long won) {
        return toTills * won;
    }
}
