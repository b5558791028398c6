package com.minsapay.examples.replay;

import com.minsapay.examples.replay.file.FestivalFile;

/** Small made-up files, written as a person would write them. */
public final class FestivalText {
    private final StringBuilder text = new StringBuilder(FestivalFile.HEADER).append('\n');
    private int next;

    /** Starts with row 0. */
    public static FestivalText of() {
        return new FestivalText();
    }

    /** A row on 5/16/2026. {@code user} and {@code booth} are the numbers behind the {@code #}. */
    public FestivalText row(int user, int booth, String time, String type, long amount, long balance) {
        return line("user#%03d,booth#%03d,5/16/2026 %s,%s,%d,%d".formatted(user, booth, time, type, amount, balance));
    }

    /** What follows the transaction number. */
    public FestivalText line(String afterNumber) {
        text.append(next++).append(',').append(afterNumber).append('\n');
        return this;
    }

    /** The number the next row will get. */
    public int next() {
        return next;
    }

    /** The whole text. */
    public String text() {
        return text.toString();
    }

    /** The file, read. */
    public FestivalFile file() {
        return FestivalFile.parse(text());
    }
}
