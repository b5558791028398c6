package com.minsapay.card;

import static com.minsapay.Given.macKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.crypto.Bytes;
import com.minsapay.crypto.MacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardUidTest {
    @ParameterizedTest
    @ValueSource(strings = {"04A2B3C4", "04E141124C2880", "0102030405060708090A", "08E141124C2880"})
    void a_card_number_has_4_7_or_10_bytes(String hex) {
        assertThat(CardUid.ofHex(hex)).isEqualTo(CardUid.of(Bytes.ofHex(hex).toArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04A2B3", "01026F6C3A", "04A2B3C4D5E6", "04E141124C288001", "0102030405060708090A0B"})
    void another_length_is_refused(String hex) {
        assertThatThrownBy(() -> CardUid.ofHex(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a card number must be 4, 7 or 10 bytes, was " + hex.length() / 2);
    }

    @Test
    void a_random_number_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> CardUid.ofHex("08A2B3C4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a card number must stay the same, this card shows a random one each time");
    }

    @Test
    void the_last_byte_is_shown_and_no_more() {
        assertThat(CardUid.ofHex("04A2B3C4")).hasToString("CardUid[…c4]");
        assertThat(CardUid.ofHex("04E141124C2880")).hasToString("CardUid[…80]");
    }

    @Test
    void equal_numbers_are_equal_in_any_way_of_writing() {
        assertThat(CardUid.ofHex("04a2b3c4"))
                .isEqualTo(CardUid.ofHex("04A2B3C4"))
                .hasSameHashCodeAs(CardUid.ofHex("04A2B3C4"))
                .isNotEqualTo(CardUid.ofHex("04A2B3C5"));
    }

    @Test
    void a_card_is_known_by_a_code_that_needs_the_card_key() {
        CardUid uid = CardUid.ofHex("04A2B3C4");
        MacKey key = macKey("card-1", 2);
        assertThat(uid.identify(key).value())
                .isEqualTo(key.mac(new byte[] {0x04, (byte) 0xA2, (byte) 0xB3, (byte) 0xC4}));
        assertThat(uid.identify(key)).isNotEqualTo(uid.identify(macKey("card-1", 3)));
        assertThat(uid.identify(key)).isNotEqualTo(CardUid.ofHex("04A2B3C5").identify(key));
    }

    /** What keyboard-wedge readers were seen to type, without leading zeros and separators, as an amount field reads it. */
    @ParameterizedTest
    @CsvSource({
        "04A2B3C4,       77771716,          10 digits",
        "04A2B3C4,       3300106756,        10 digits reversed",
        "026F6C3A,       40856634,          8H10D",
        "026F6C3A,       7302202,           6H8D",
        "026F6C3A,       11127706,          2H+4H: 111 and 27706",
        "026F6C3A,       62327706,          4H+4H: 00623 and 27706",
        "04E141124C2880, 1373569502947456,  64-bit",
        "04E141124C2880, 36073104207896836, 64-bit reversed",
        "04E141124C2880, 81871122,          first 4 bytes",
        "04E141124C2880, 306307332,         first 4 bytes reversed",
        "12345678,       12345678,          hexadecimal that holds decimal digits only",
        "12345678,       78563412,          the same reversed",
        "00000678,       678,               hexadecimal with leading zeros",
    })
    void every_number_that_a_reader_types_is_among_the_digit_forms(String hex, String digits, String setting) {
        assertThat(CardUid.ofHex(hex).digitForms()).as(setting).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"04000000", "0400C350", "00000000", "04A20001", "01000000000000"})
    void no_digit_form_begins_with_a_zero(String hex) {
        assertThat(CardUid.ofHex(hex).digitForms())
                .allSatisfy(digits -> assertThat(digits).matches("0|[1-9][0-9]*"));
    }
}
