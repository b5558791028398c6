package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.clock.ClockReading;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
import com.minsapay.examples.replay.text.Won;
import com.minsapay.request.Rules;
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
    /** The most won that an amount or a balance may have: no ledger takes more at once. */
    static final long MOST = Rules.LARGEST_AMOUNT;

    private static final int FIELDS = 7;
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}#\\d{1,9}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
    private static final Pattern MORE_DIGITS = Pattern.compile("\\d{16,}");

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
        return new RawRow(
                line,
                number,
                name(line, f[1]),
                name(line, f[2]),
                clock,
                f[4],
                notTooLarge(line, f[5]),
                notTooLarge(line, f[6]));
    }

    /** Won, zero or more, if the text is that. */
    static OptionalLong won(String text) {
        return DIGITS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** What is no number at all may still be repaired. The message does not repeat a number: it may be a card's. */
    private static String notTooLarge(int line, String text) {
        if (MORE_DIGITS.matcher(text).matches() || won(text).orElse(0) > MOST) {
            throw unreadable(
                    line,
                    "금액과 잔액은 " + Won.format(MOST) + " 이하",
                    "an amount or a balance is at most " + Won.format(MOST));
        }
        return text;
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
