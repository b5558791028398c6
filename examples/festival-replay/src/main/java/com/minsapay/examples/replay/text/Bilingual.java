package com.minsapay.examples.replay.text;

/**
 * One statement in both languages of a Korean school.
 *
 * @param korean where the system speaks Korean, and first on the page
 * @param english elsewhere, second on the page, and in the JSON report
 */
public record Bilingual(String korean, String english) {
    /** The same statement in both languages. */
    public static Bilingual of(String korean, String english) {
        return new Bilingual(korean, english);
    }

    /** Both with the same words before them. */
    public Bilingual after(String words) {
        return new Bilingual(words + korean, words + english);
    }
}
