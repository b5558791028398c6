package com.minsapay.examples.replay.cli;

import com.minsapay.examples.replay.text.Bilingual;
import java.util.Locale;

/** The language a person reads: Korean where the system speaks it, English elsewhere. */
final class Language {
    private Language() {}

    static Locale locale() {
        return Locale.getDefault().getLanguage().equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
    }

    static String of(Bilingual text) {
        return locale().equals(Locale.KOREAN) ? text.korean() : text.english();
    }

    static String of(String korean, String english) {
        return of(Bilingual.of(korean, english));
    }
}
