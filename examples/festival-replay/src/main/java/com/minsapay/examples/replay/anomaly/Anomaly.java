package com.minsapay.examples.replay.anomaly;

import com.minsapay.examples.replay.text.Bilingual;

/**
 * One oddity.
 *
 * @param row the file's own number of the offending row; of a double tap the second, of an outage the first one after
 * @param kind what is odd
 * @param detail in which way, with the numbers of related rows
 * @param amount won, with the meaning its kind gives
 */
public record Anomaly(long row, AnomalyKind kind, Bilingual detail, long amount) {}
