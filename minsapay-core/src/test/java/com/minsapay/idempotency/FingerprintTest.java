package com.minsapay.idempotency;

import static com.minsapay.Given.macKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Property
    void i04_two_meanings_have_one_fingerprint_only_if_they_are_equal(
            @ForAll @Size(max = 3) List<@AlphaChars @StringLength(max = 2) String> one,
            @ForAll @Size(max = 3) List<@AlphaChars @StringLength(max = 2) String> other) {
        assertThat(of(one).equals(of(other))).isEqualTo(one.equals(other));
    }

    @Test
    void it_is_32_bytes_under_a_key_so_that_an_amount_cannot_be_guessed_back() {
        List<String> meaning = List.of("CHARGE", "KRW 5000");
        assertThat(of(meaning).value().length()).isEqualTo(32);
        assertThat(of(meaning)).isNotEqualTo(Fingerprint.of(meaning, macKey("seal-1", 2)));
    }

    private static Fingerprint of(List<String> meaning) {
        return Fingerprint.of(meaning, macKey("seal-1", 1));
    }
}
