package com.minsapay.crypto;

import static com.minsapay.Given.macKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeysTest {
    private final MacKey seal = macKey("seal-2", 2);
    private final MacKey former = macKey("seal-1", 1);
    private final MacKey card = macKey("card-1", 3);

    @Test
    void a_seal_key_is_found_by_its_id_whether_present_or_former() {
        Keys keys = Keys.of(seal, card).withFormer(former);
        assertThat(keys.sealKey()).isSameAs(seal);
        assertThat(keys.cardKey()).isSameAs(card);
        assertThat(keys.sealKey("seal-2")).containsSame(seal);
        assertThat(keys.sealKey("seal-1")).containsSame(former);
        assertThat(keys.sealKey("card-1")).isEmpty();
    }

    @Test
    void adding_a_former_key_leaves_the_keys_it_was_added_to_as_they_were() {
        Keys keys = Keys.of(seal, card);
        assertThat(keys.withFormer(former)).isNotSameAs(keys);
        assertThat(keys.sealKey("seal-1")).isEmpty();
    }

    @Test
    void one_secret_must_not_serve_two_purposes() {
        assertThatThrownBy(() -> Keys.of(seal, macKey("another-id", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the seal key and the card key must be different, were the same");
        assertThatThrownBy(() -> Keys.of(seal, card).withFormer(macKey("seal-1", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the seal key and the card key must be different, were the same");
    }

    @Test
    void one_id_must_not_name_two_seal_keys() {
        Keys keys = Keys.of(seal, card).withFormer(former);
        assertThatThrownBy(() -> keys.withFormer(macKey("seal-1", 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seal keys must have different ids, was seal-1 twice");
        assertThatThrownBy(() -> keys.withFormer(macKey("seal-2", 9))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_are_printed_and_nothing_else() {
        assertThat(Keys.of(seal, card)).hasToString("Keys[seal seal-2, card card-1]");
    }
}
