package com.minsapay.examples.replay.export;

/**
 * Keeps a spreadsheet from taking a text for a formula: OWASP, "CSV Injection". An apostrophe before it tells the
 * spreadsheet that it is a text.
 */
final class SafeCell {
    private static final String DANGEROUS = "=+-@\t\r\n";

    private SafeCell() {}

    /** The text itself if it is harmless. */
    static String of(String text) {
        boolean dangerous = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return dangerous ? "'" + text : text;
    }
}
