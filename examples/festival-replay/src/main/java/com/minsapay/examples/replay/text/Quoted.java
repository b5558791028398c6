package com.minsapay.examples.replay.text;

/** Text from a file or a command line, made fit to be repeated in a message, a ledger or a page. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** In single quotes, at most 60 characters of it, with a question mark for each that cannot be seen. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '?'));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'")
                .toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
