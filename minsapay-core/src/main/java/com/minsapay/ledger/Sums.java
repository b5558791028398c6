package com.minsapay.ledger;

import com.minsapay.account.AccountKind;
import com.minsapay.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all accounts of each kind add up to, credits minus debits. Immutable and thread-safe.
 *
 * @param currency of the sums
 * @param balances without those that are zero
 */
public record Sums(Currency currency, Map<AccountKind, Money> balances) {
    /** Copies the balances, and leaves zeros out. */
    public Sums {
        balances = balances.entrySet().stream()
                .filter(sum -> !sum.getValue().isZero())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What all accounts of a kind add up to; zero if none was ever used. */
    public Money of(AccountKind kind) {
        return balances.getOrDefault(kind, Money.zero(currency));
    }

    /** All together; zero, or the ledger was altered. */
    public Money total() {
        return balances.values().stream().reduce(Money.zero(currency), Money::plus);
    }

    /**
     * Reads back what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is not the text of sums, or names a kind twice; the message does not repeat it
     */
    public static Sums parse(String text, Currency currency) {
        Map<AccountKind, Money> balances = new EnumMap<>(AccountKind.class);
        for (String sum : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] parts = sum.split("=", -1);
            Optional<AccountKind> kind = Arrays.stream(AccountKind.values())
                    .filter(known -> known.code().equals(parts[0]))
                    .findFirst();
            if (kind.isEmpty() || parts.length != 2 || balances.containsKey(kind.get())) {
                throw notSums(text);
            }
            balances.put(kind.get(), Money.ofMinor(currency, amount(parts[1], text)));
        }
        return new Sums(currency, balances);
    }

    /** What the number's own parser says would repeat the text. */
    private static long amount(String digits, String text) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw notSums(text);
        }
    }

    private static IllegalArgumentException notSums(String text) {
        return new IllegalArgumentException(
                "sums must be like own=200 desk=-200, were " + text.length() + " characters of something else");
    }

    /** On one line, in minor units: {@code own=200 desk=-200}; empty if every sum is zero. */
    @Override
    public String toString() {
        return Arrays.stream(AccountKind.values())
                .filter(balances::containsKey)
                .map(kind -> kind.code() + "=" + of(kind).minorUnits())
                .collect(Collectors.joining(" "));
    }
}
