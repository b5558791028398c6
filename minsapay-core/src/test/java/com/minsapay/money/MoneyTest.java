package com.minsapay.money;

import static com.minsapay.Given.KRW;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Property
    void i11_a_sum_is_exact_or_refused(@ForAll long one, @ForAll long other) {
        exactOrRefused(BigInteger.valueOf(one).add(BigInteger.valueOf(other)), () -> won(one).plus(won(other)));
    }

    @Property
    void i11_a_difference_is_exact_or_refused(@ForAll long one, @ForAll long other) {
        exactOrRefused(BigInteger.valueOf(one).subtract(BigInteger.valueOf(other)), () -> won(one).minus(won(other)));
    }

    @Property
    void i11_a_product_is_exact_or_refused(@ForAll long one, @ForAll long factor) {
        exactOrRefused(BigInteger.valueOf(one).multiply(BigInteger.valueOf(factor)), () -> won(one).times(factor));
    }

    @Test
    void i11_arithmetic_at_the_bounds_is_refused_and_never_wraps() {
        assertThat(won(Long.MAX_VALUE - 1).plus(won(1))).isEqualTo(won(Long.MAX_VALUE));
        assertThatThrownBy(() -> won(Long.MAX_VALUE).plus(won(1))).isInstanceOf(ArithmeticException.class);
        assertThat(won(Long.MIN_VALUE + 1).minus(won(1))).isEqualTo(won(Long.MIN_VALUE));
        assertThatThrownBy(() -> won(Long.MIN_VALUE).minus(won(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> won(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> won(Long.MIN_VALUE).times(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> won(Long.MAX_VALUE / 2 + 1).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void i11_two_currencies_never_mix() {
        Money won = won(1);
        Money cents = Money.ofMinor(USD, 1);
        assertThat(won).isNotEqualTo(cents);
        assertThatThrownBy(() -> won.plus(cents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currencies must be the same, were KRW and USD");
        assertThatThrownBy(() -> won.minus(cents)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> won.min(cents)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> won.isMoreThan(cents)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> won.compareTo(cents)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void major_units_have_as_many_decimals_as_the_currency() {
        assertThat(Money.of(KRW, new BigDecimal("5000"))).isEqualTo(won(5_000));
        assertThat(Money.of(JPY, new BigDecimal("120"))).isEqualTo(Money.ofMinor(JPY, 120));
        assertThat(Money.of(USD, new BigDecimal("12.5"))).isEqualTo(Money.ofMinor(USD, 1_250));
        assertThat(Money.of(KWD, new BigDecimal("1.234"))).isEqualTo(Money.ofMinor(KWD, 1_234));
        assertThat(Money.of(KRW, new BigDecimal("1E+3"))).isEqualTo(won(1_000));
        assertThat(Money.of(USD, new BigDecimal("7.000"))).isEqualTo(Money.ofMinor(USD, 700));
    }

    @Test
    void i11_major_units_with_too_many_decimals_or_digits_are_refused() {
        assertThatThrownBy(() -> Money.of(KRW, new BigDecimal("0.5"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(USD, new BigDecimal("1.001"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(KWD, new BigDecimal("0.0001"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(USD, new BigDecimal("92233720368547758.08")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(KRW, new BigDecimal("1E+999999999"))).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void major_units_read_back_as_the_same_money(@ForAll long minorUnits) {
        for (Currency currency : new Currency[] {KRW, USD, JPY, KWD}) {
            Money money = Money.ofMinor(currency, minorUnits);
            assertThat(Money.of(currency, money.toMajor())).isEqualTo(money);
        }
    }

    @Test
    void a_currency_without_a_smallest_unit_is_refused() {
        Currency gold = Currency.getInstance("XAU");
        assertThatThrownBy(() -> Money.ofMinor(gold, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a currency must have a smallest unit, was XAU");
        assertThatThrownBy(() -> Money.of(gold, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KRW | 5000                 | 5,000원                       | ₩5,000",
                "KRW | 0                    | 0원                           | ₩0",
                "KRW | 999                  | 999원                         | ₩999",
                "KRW | -1234567             | -1,234,567원                  | -₩1,234,567",
                "KRW | 9223372036854775807  | 9,223,372,036,854,775,807원   | ₩9,223,372,036,854,775,807",
                "KRW | -9223372036854775808 | -9,223,372,036,854,775,808원  | -₩9,223,372,036,854,775,808",
                "USD | 1250                 | USD 12.50                     | USD 12.50",
                "USD | -5                   | -USD 0.05                     | -USD 0.05",
                "USD | 0                    | USD 0.00                      | USD 0.00",
                "JPY | 120                  | JPY 120                       | JPY 120",
                "KWD | 1234567              | KWD 1,234.567                 | KWD 1,234.567",
            })
    void money_reads_as_a_person_writes_it(String currency, long minorUnits, String korean, String english) {
        Money money = Money.ofMinor(Currency.getInstance(currency), minorUnits);
        assertThat(money.format(Locale.KOREA)).isEqualTo(korean);
        assertThat(money.format(Locale.KOREAN)).isEqualTo(korean);
        assertThat(money.format(Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void the_text_does_not_depend_on_the_default_locale() {
        Locale before = Locale.getDefault();
        try {
            // Arabic digits, and a comma for a decimal point.
            for (String tag : new String[] {"ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(Money.ofMinor(USD, 123_456).format(Locale.getDefault()))
                        .isEqualTo("USD 1,234.56");
                assertThat(won(1_234).format(Locale.KOREAN)).isEqualTo("1,234원");
                assertThat(Money.ofMinor(USD, 123_456)).hasToString("USD 1234.56");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_log_shows_the_code_and_the_exact_amount() {
        assertThat(won(-500)).hasToString("KRW -500");
        assertThat(Money.ofMinor(KWD, 5)).hasToString("KWD 0.005");
        assertThat(won(Long.MIN_VALUE)).hasToString("KRW -9223372036854775808");
    }

    @Test
    void nothing_is_neither_positive_nor_negative() {
        Money zero = Money.zero(KRW);
        assertThat(zero.isZero()).isTrue();
        assertThat(zero.isPositive()).isFalse();
        assertThat(zero.isNegative()).isFalse();
        assertThat(won(1).isPositive()).isTrue();
        assertThat(won(1).isZero()).isFalse();
        assertThat(won(-1).isNegative()).isTrue();
    }

    @Test
    void amounts_of_one_currency_are_ordered() {
        assertThat(won(2).isMoreThan(won(1))).isTrue();
        assertThat(won(1).isMoreThan(won(1))).isFalse();
        assertThat(won(1).min(won(2))).isEqualTo(won(1));
        assertThat(won(2).min(won(1))).isEqualTo(won(1));
        assertThat(won(Long.MIN_VALUE)).isLessThan(won(Long.MAX_VALUE));
    }

    private static void exactOrRefused(BigInteger exact, Supplier<Money> computed) {
        if (exact.compareTo(SMALLEST) >= 0 && exact.compareTo(LARGEST) <= 0) {
            assertThat(computed.get()).isEqualTo(won(exact.longValueExact()));
        } else {
            assertThatThrownBy(computed::get).isInstanceOf(ArithmeticException.class);
        }
    }
}
