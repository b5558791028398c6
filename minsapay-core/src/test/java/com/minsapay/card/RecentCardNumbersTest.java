package com.minsapay.card;

import static com.minsapay.Given.NOON;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.macKey;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.money.Money;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentCardNumbersTest {
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final CardUid UID = CardUid.ofHex("04A2B3C4");

    private final RecentCardNumbers numbers = new RecentCardNumbers(macKey("card-1", 2), MEMORY);

    @ParameterizedTest
    @ValueSource(
            longs = {
                77771716,
                3300106756L,
                1577771716,
                150077771716L,
                7777171615L,
                330010675600L,
                77771716_0000L,
                577771716_5L
            })
    void a_card_number_is_told_with_digits_typed_before_and_after_it(long amount) {
        numbers.read(UID, NOON);
        assertThat(numbers.resembles(won(amount), NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500, 5_000, 77_717, 77771717, 77771, 10_000_000, 3_300_106, 100_777_717})
    void other_amounts_are_not(long amount) {
        numbers.read(UID, NOON);
        assertThat(numbers.resembles(won(amount), NOON)).isFalse();
    }

    @Property(tries = 200)
    void every_digit_form_of_six_digits_or_more_is_told(@ForAll @Size(7) byte[] uid) {
        RecentCardNumbers some = new RecentCardNumbers(macKey("card-1", 2), MEMORY);
        CardUid card = CardUid.of(uid);
        some.read(card, NOON);
        assertThat(card.digitForms())
                .filteredOn(digits -> digits.length() >= 6)
                .allSatisfy(digits -> assertThat(some.resembles(won(Long.parseLong(digits)), NOON))
                        .isTrue());
    }

    @Property(tries = 200)
    void a_round_amount_is_no_card_number(@ForAll @LongRange(min = 1, max = 999) long millions) {
        RecentCardNumbers some = new RecentCardNumbers(macKey("card-1", 2), MEMORY);
        // Its last bytes are zeros, and nobody should be stopped from typing zeros.
        some.read(CardUid.ofHex("C4000000"), NOON);
        some.read(CardUid.ofHex("C400C350"), NOON);
        assertThat(some.resembles(won(millions * 1_000_000), NOON)).isFalse();
        assertThat(some.resembles(won(millions * 1_000_000 + 50_000), NOON)).isFalse();
    }

    @Test
    void nothing_was_read_so_nothing_is_told() {
        assertThat(numbers.resembles(won(77771716), NOON)).isFalse();
    }

    @Test
    void a_number_is_told_in_major_and_in_minor_units() {
        numbers.read(UID, NOON);
        assertThat(numbers.resembles(Money.of(USD, new BigDecimal("77771716")), NOON))
                .as("typed into a field of dollars")
                .isTrue();
        assertThat(numbers.resembles(Money.of(USD, new BigDecimal("777717.16")), NOON))
                .as("typed into a field that puts the point itself")
                .isTrue();
        assertThat(numbers.resembles(Money.of(USD, new BigDecimal("-77771716.00")), NOON))
                .as("with a sign")
                .isTrue();
    }

    @Test
    void a_number_is_forgotten_after_the_memory_and_not_before() {
        numbers.read(UID, NOON);
        assertThat(numbers.resembles(won(77771716), NOON.plus(MEMORY))).isTrue();
        assertThat(numbers.resembles(won(77771716), NOON.plus(MEMORY).plusNanos(1)))
                .isFalse();
    }

    @Test
    void reading_a_card_again_renews_the_memory() {
        numbers.read(UID, NOON);
        numbers.read(UID, NOON.plus(MEMORY));
        numbers.read(CardUid.ofHex("CAFEBABE"), NOON.plus(MEMORY).plusSeconds(1));
        assertThat(numbers.resembles(won(77771716), NOON.plus(MEMORY).plus(MEMORY)))
                .isTrue();
    }

    @Test
    void the_memory_is_bounded_and_gives_up_the_eldest_first() {
        CardUid newest = UID;
        numbers.read(CardUid.ofHex("CAFEBABE"), NOON);
        for (int i = 0; i < 40_000; i++) {
            newest = CardUid.of(
                    ByteBuffer.allocate(4).putInt(0x3000_0000 + i * 7919).array());
            numbers.read(newest, NOON);
        }
        assertThat(numbers.resembles(won(0xCAFEBABEL), NOON)).isFalse();
        long newestNumber = Long.parseLong(newest.digitForms().iterator().next());
        assertThat(numbers.resembles(won(newestNumber), NOON)).isTrue();
    }
}
