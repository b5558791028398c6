package com.minsapay.examples.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "="})
    void what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(String text) {
        assertThat(SafeCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w-1", "1=1", " =1", "떡볶이", "'=1"})
    void everything_else_stays_as_it_is(String text) {
        assertThat(SafeCell.of(text)).isEqualTo(text);
    }
}
