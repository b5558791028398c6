package com.minsapay.account;

/** The shape that every name in the ledger has: plain ASCII, so that every database orders and compares it alike. */
final class Name {
    private static final int LONGEST = 64;

    private Name() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(Name::isAllowed)) {
            throw new IllegalArgumentException(
                    "a " + what + " must be 1 to 64 of A-Z a-z 0-9 . _ -, was " + value.length() + " characters");
        }
    }

    /** Not by a pattern: every row that is read has several names. */
    private static boolean isAllowed(int sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || sign == '.'
                || sign == '_'
                || sign == '-';
    }
}
