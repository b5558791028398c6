package com.minsapay.examples.replay.file;

import java.util.Arrays;
import java.util.Optional;

/** What a row says happened. */
public enum RowType {
    /** A wallet is opened; the amount is the school's subsidy, often zero. */
    OPEN("open", 1),
    /** Cash is topped up. (The file's word; in this library a <em>charge</em> is a sale.) */
    CHARGE("charge", 1),
    /** A booth is paid. */
    PAY("pay", -1),
    /** What is left is handed back. */
    WITHDRAW("withdraw", -1);

    private final String code;
    private final int sign;

    RowType(String code, int sign) {
        this.code = code;
        this.sign = sign;
    }

    /** The file's word for it. */
    public String code() {
        return code;
    }

    /** What an amount does to the wallet's balance: the amount itself, or its negative. */
    public long signed(long amount) {
        return sign * amount;
    }

    /** The type the file calls so, if there is one. */
    public static Optional<RowType> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
