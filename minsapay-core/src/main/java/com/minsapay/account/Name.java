package com.minsapay.account;

import java.util.regex.Pattern;

/** The shape that every name in the ledger has: plain ASCII, so that every database orders and compares it alike. */
final class Name {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Name() {}

    static void check(String what, String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a " + what + " must be 1 to 64 of A-Z a-z 0-9 . _ -, was " + value.length() + " characters");
        }
    }
}
