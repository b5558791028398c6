package com.minsapay.examples.replay.text;

/**
 * One statement in both languages of a Korean school.
 *
 * @param korean for the page's first line
 * @param english the same; what the JSON report says
 */
public record Bilingual(String korean, String english) {
    /** The same statement in both languages. */
    public static Bilingual of(String korean, String english) {
        return new Bilingual(korean, english);
    }
}
