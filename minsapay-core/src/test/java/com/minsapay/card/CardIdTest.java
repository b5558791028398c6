package com.minsapay.card;

import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CardIdTest {
    @Test
    void the_first_four_bytes_are_shown_and_no_more() {
        assertThat(card(0x3f)).hasToString("CardId[3f3f3f3f…]");
        assertThat(new Card(card(0x3f), WALLET, CardStatus.ACTIVE, NOON).toString())
                .doesNotContain("3f".repeat(5));
    }

    @Test
    void another_length_than_32_bytes_is_refused() {
        assertThatThrownBy(() -> new CardId(bytes(31, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a card id must be 32 bytes, was 31");
        assertThatThrownBy(() -> new CardId(bytes(4, 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
