package com.minsapay.examples.replay.clock;

import com.minsapay.examples.replay.text.Bilingual;

/**
 * A reading that cannot be what its digits say.
 *
 * @param row the file's own number of the row, or of the first of several in succession
 * @param detail what was read instead, to which rows that applies, and which rows show why
 */
public record Misreading(long row, Bilingual detail) {}
