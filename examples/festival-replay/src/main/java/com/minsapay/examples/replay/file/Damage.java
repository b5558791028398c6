package com.minsapay.examples.replay.file;

import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;

/**
 * A field that did not say what it should, and what it must have said.
 *
 * @param field which
 * @param written what stands in the file
 * @param repaired what was read instead
 * @param reason why nothing else is possible
 */
public record Damage(Field field, String written, String repaired, Bilingual reason) {
    /** The whole of it in one sentence. */
    public Bilingual detail() {
        return Bilingual.of(
                field.header() + " 칸의 " + Quoted.of(written) + " → '" + repaired + "': " + reason.korean(),
                field.header() + " " + Quoted.of(written) + " read as '" + repaired + "': " + reason.english());
    }
}
