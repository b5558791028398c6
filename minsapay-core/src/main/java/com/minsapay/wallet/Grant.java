package com.minsapay.wallet;

import com.minsapay.account.FundId;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A wallet's part of one fund: spent before own money, soonest expiry first, and never withdrawn.
 *
 * @param fund whose money it is
 * @param amount what is left of it and free; never below zero
 * @param held what holds have set aside of it; never below zero
 * @param expiresAt when it can no longer be spent; empty for never
 */
public record Grant(FundId fund, Money amount, Money held, Optional<Instant> expiresAt) {
    /** Soonest expiry first, never last; then by fund, so that the order is always the same. */
    public static final Comparator<Grant> SPENDING_ORDER = Comparator.comparing(
                    (Grant grant) -> grant.expiresAt().orElse(Instant.MAX))
            .thenComparing(Grant::fund);

    /** @throws IllegalArgumentException if the amount, or what is held, is below zero */
    public Grant {
        if (amount.isNegative() || held.isNegative()) {
            throw new IllegalArgumentException("a grant must not be below zero, was " + amount + " and held " + held);
        }
    }

    /** A grant of which nothing is held. */
    public Grant(FundId fund, Money amount, Optional<Instant> expiresAt) {
        this(fund, amount, Money.zero(amount.currency()), expiresAt);
    }

    /** Whether it can be spent at an instant: up to, and not including, its expiry. */
    public boolean isSpendableAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }
}
