package com.minsapay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @Property
    void bytes_read_back_from_hexadecimal_and_from_arrays(@ForAll byte[] content) {
        Bytes bytes = Bytes.of(content);
        assertThat(bytes.length()).isEqualTo(content.length);
        assertThat(bytes.toArray()).isEqualTo(content);
        assertThat(Bytes.ofHex(bytes.hex())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
    }

    @Test
    void no_array_that_went_in_or_came_out_reaches_the_content() {
        byte[] in = {1, 2};
        Bytes bytes = Bytes.of(in);
        in[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes).isEqualTo(Bytes.ofHex("0102"));
    }

    @Test
    void hexadecimal_is_printed_in_lower_case_and_read_in_both() {
        assertThat(Bytes.ofHex("CAFE0f")).isEqualTo(Bytes.ofHex("cafe0f")).hasToString("cafe0f");
        assertThat(Bytes.ofHex("").length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "04A2B3C", "zz", "04 A2", "０４"})
    void what_is_not_hexadecimal_is_refused_by_its_length_and_never_repeated(String text) {
        assertThatThrownBy(() -> Bytes.ofHex(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hex must be pairs of hexadecimal digits, was " + text.length() + " characters")
                .hasNoCause();
    }

    @Test
    void bytes_are_ordered_without_signs_and_a_beginning_comes_first() {
        assertThat(Bytes.ofHex("7f")).isLessThan(Bytes.ofHex("80"));
        assertThat(Bytes.ofHex("ff")).isGreaterThan(Bytes.ofHex("00"));
        assertThat(Bytes.ofHex("01")).isLessThan(Bytes.ofHex("0100"));
        assertThat(Bytes.ofHex("01")).isNotEqualTo(Bytes.ofHex("0100"));
        assertThat(Bytes.zeros(3)).isEqualTo(Bytes.ofHex("000000"));
    }
}
