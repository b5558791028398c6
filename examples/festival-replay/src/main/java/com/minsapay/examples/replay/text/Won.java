package com.minsapay.examples.replay.text;

import java.util.Locale;

/** Korean won as people read it. The won has no decimals. */
public final class Won {
    private Won() {}

    /** {@code ₩1,500}, or {@code -₩1,500}. */
    public static String format(long won) {
        String digits = String.format(Locale.ROOT, "%,d", won);
        return won < 0 ? "-₩" + digits.substring(1) : "₩" + digits;
    }
}
