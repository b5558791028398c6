package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.clock.ClockReading;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A line whose number, user, booth and clock are sound, and whose other fields may be damaged. */
record RawRow(
        int line,
        long number,
        String user,
        String booth,
        ClockReading clock,
        String type,
        String amount,
        String balance) {
    private static final int FIELDS = 7;
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}#\\d{1,9}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    /** @throws UnreadableFileException if the line is no row */
    static RawRow parse(int line, String text) {
        String[] f = text.split(",", -1);
        if (f.length != FIELDS) {
            throw unreadable(
                    line,
                    "한 줄은 " + FIELDS + "칸인데 " + f.length + "칸임",
                    "a row has " + FIELDS + " fields, this one has " + f.length);
        }
        long number =
                won(f[0]).orElseThrow(() -> unreadable(line, "거래 번호는 숫자", "a transaction number is digits", f[0]));
        ClockReading clock = ClockReading.parse(f[3])
                .orElseThrow(() -> unreadable(line, "시각은 M/d/yyyy h:mm:ss", "a timestamp is M/d/yyyy h:mm:ss", f[3]));
        return new RawRow(line, number, name(line, f[1]), name(line, f[2]), clock, f[4], f[5], f[6]);
    }

    /** Won, zero or more, if the text is that. */
    static OptionalLong won(String text) {
        return DIGITS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static UnreadableFileException unreadable(int line, String korean, String english) {
        return new UnreadableFileException(
                Bilingual.of(line + "번째 줄을 읽을 수 없음: " + korean, "line " + line + " is unreadable: " + english));
    }

    private static UnreadableFileException unreadable(int line, String korean, String english, String was) {
        return unreadable(line, korean + "인데 " + Quoted.of(was) + "임", english + ", was " + Quoted.of(was));
    }

    private static String name(int line, String text) {
        if (!NAME.matcher(text).matches()) {
            throw unreadable(line, "사용자와 부스는 단어#숫자", "a user or booth is a word, # and digits", text);
        }
        return text;
    }
}
