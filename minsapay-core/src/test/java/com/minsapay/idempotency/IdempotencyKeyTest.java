package com.minsapay.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "!",
                "~",
                "checkout/2026:7?x=1",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void a_key_is_1_to_64_visible_ascii_characters_kept_as_they_are(String value) {
        assertThat(IdempotencyKey.of(value)).hasToString(value);
        assertThat(IdempotencyKey.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\n",
                "a\u007f",
                "키",
                "é",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void another_shape_is_refused_by_its_length_and_never_repeated(String value) {
        assertThatThrownBy(() -> IdempotencyKey.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an idempotency key must be 1 to 64 visible ASCII characters, was " + value.length());
    }

    @Test
    void i04_keys_are_compared_byte_by_byte() {
        assertThat(IdempotencyKey.of("A")).isNotEqualTo(IdempotencyKey.of("a"));
    }
}
