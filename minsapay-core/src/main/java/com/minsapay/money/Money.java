package com.minsapay.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact amount: a whole number of the currency's smallest unit (won, cents). Immutable and thread-safe. Arithmetic
 * is exact: what does not fit 64 bits is refused, never wrapped, and two currencies never mix.
 *
 * @param minorUnits the smallest unit of the currency; may be negative
 * @param currency the ISO 4217 currency; KRW has no decimals, others do
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    private static final Currency KRW = Currency.getInstance("KRW");

    /** @throws IllegalArgumentException if the currency has no minor unit (ISO 4217 pseudo-currencies such as XAU) */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(
                    "a currency must have a smallest unit, was " + currency.getCurrencyCode());
        }
    }

    /** @param minorUnits the smallest unit of the currency; may be negative */
    public static Money ofMinor(Currency currency, long minorUnits) {
        return new Money(minorUnits, currency);
    }

    /** @param won whole won; may be negative */
    public static Money won(long won) {
        return new Money(won, KRW);
    }

    /**
     * @param amount in major units (won, dollars), with at most as many decimals as the currency has
     * @throws ArithmeticException if it has more decimals, or does not fit 64 bits of minor units
     * @throws IllegalArgumentException if the currency has no minor unit
     */
    public static Money of(Currency currency, BigDecimal amount) {
        int decimals = zero(currency).currency.getDefaultFractionDigits();
        return new Money(amount.movePointRight(decimals).longValueExact(), currency);
    }

    /** No money, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit 64 bits
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** @throws ArithmeticException if the product does not fit 64 bits */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(minorUnits, factor), currency);
    }

    /** @throws ArithmeticException for the smallest 64-bit number, which has no opposite */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money min(Money other) {
        return isMoreThan(other) ? other : this;
    }

    /** Whether this is nothing at all. */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Whether this is more than nothing. */
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** Whether this is less than nothing. */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /**
     * Orders amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    /** The amount in major units (won, dollars), exact. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /**
     * As a person reads it: {@code 5,000원} in Korean and {@code ₩5,000} in English; other currencies by their code,
     * {@code USD 12.50}. The same text on every platform and Java version.
     */
    public String format(Locale locale) {
        String number = String.format(
                Locale.ROOT,
                "%,." + currency.getDefaultFractionDigits() + "f",
                toMajor().abs());
        String sign = isNegative() ? "-" : "";
        if (!currency.equals(KRW)) {
            return sign + currency.getCurrencyCode() + " " + number;
        }
        return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? sign + number + "원" : sign + "₩" + number;
    }

    /** For a log: the currency's code and the exact amount, {@code KRW 5000}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + toMajor().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies must be the same, were " + currency.getCurrencyCode()
                    + " and " + other.currency.getCurrencyCode());
        }
        return other;
    }
}
