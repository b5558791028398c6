package com.minsapay.policy;

import com.minsapay.card.Assurance;
import com.minsapay.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a school allows. Immutable and thread-safe. {@link #festival} is sensible for a school festival in won (its
 * documentation gives a reason for each figure, in {@code docs/policy.md}); {@link #unlimited} declines and asks nothing,
 * for replaying what has already happened.
 */
public final class Policy {
    private final Currency currency;
    private final ZoneId zone;
    private final Optional<Money> chargeLimit;
    private final Map<Assurance, Money> cardLimits;
    private final Optional<Money> topUpLimit;
    private final Optional<Money> withdrawalLimit;
    private final Optional<Money> balanceLimit;
    private final Optional<Money> dailySpendingLimit;
    private final Optional<Money> largeAmount;
    private final Duration doubleTapWindow;
    private final Duration cardNumberMemory;
    private final Duration longestHold;
    private final Duration lateEntryWindow;

    private Policy(Builder builder) {
        this.currency = builder.currency;
        this.zone = builder.zone;
        this.chargeLimit = builder.chargeLimit;
        this.cardLimits = Map.copyOf(builder.cardLimits);
        this.topUpLimit = builder.topUpLimit;
        this.withdrawalLimit = builder.withdrawalLimit;
        this.balanceLimit = builder.balanceLimit;
        this.dailySpendingLimit = builder.dailySpendingLimit;
        this.largeAmount = builder.largeAmount;
        this.doubleTapWindow = builder.doubleTapWindow;
        this.cardNumberMemory = builder.cardNumberMemory;
        this.longestHold = builder.longestHold;
        this.lateEntryWindow = builder.lateEntryWindow;
    }

    /**
     * For a school festival in won, in Korea: at most ₩100,000 a charge, of which a card that only tells its number pays
     * ₩50,000; ₩150,000 a day, ₩200,000 a top-up, ₩300,000 a withdrawal and in a wallet; asks before a charge or top-up above
     * ₩30,000 and before repeating the wallet's last charge within 10 seconds; refuses as an amount the number of a card read
     * in the last 10 minutes.
     */
    public static Policy festival() {
        return builder(Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul"))
                .chargeLimit(Money.won(100_000))
                .cardLimit(Assurance.UID_ONLY, Money.won(50_000))
                .topUpLimit(Money.won(200_000))
                .withdrawalLimit(Money.won(300_000))
                .balanceLimit(Money.won(300_000))
                .dailySpendingLimit(Money.won(150_000))
                .askAbove(Money.won(30_000))
                .doubleTapWindow(Duration.ofSeconds(10))
                .cardNumberMemory(Duration.ofMinutes(10))
                .build();
    }

    /** Declines and asks nothing on account of an amount or a repetition; the floors of wallets still hold. */
    public static Policy unlimited(Currency currency, ZoneId zone) {
        return builder(currency, zone).build();
    }

    /**
     * Starts from a policy without limits on amounts; what is set aside lapses after 24 hours, and a sale may be entered 48 hours late.
     *
     * @param currency the one currency of the ledger
     * @param zone where a business day begins at midnight
     */
    public static Builder builder(Currency currency, ZoneId zone) {
        return new Builder(currency, zone);
    }

    /** The one currency of the ledger. */
    public Currency currency() {
        return currency;
    }

    /** The most one charge may take; empty for no limit. */
    public Optional<Money> chargeLimit() {
        return chargeLimit;
    }

    /**
     * The most one charge by a card may take that proved itself so well and no better; empty for no limit but {@link
     * #chargeLimit}. A charge that names the wallet by its id is not limited by this: let only those ask for one who can see
     * whose wallet it is.
     */
    public Optional<Money> cardLimit(Assurance assurance) {
        return Optional.ofNullable(cardLimits.get(assurance));
    }

    /** The most one top-up, or one grant to an open wallet, may add; empty for no limit. */
    public Optional<Money> topUpLimit() {
        return topUpLimit;
    }

    /** The most one withdrawal may hand back; empty for no limit. */
    public Optional<Money> withdrawalLimit() {
        return withdrawalLimit;
    }

    /**
     * The most a wallet may hold after a top-up or a grant, own money and grants, expired ones too; empty for no limit. An
     * expired grant can no longer be spent, and stays part of the balance until a sweep gives it back to its fund.
     */
    public Optional<Money> balanceLimit() {
        return balanceLimit;
    }

    /**
     * The most a wallet may spend in one business day, what is held counted in; empty for no limit. A correction that takes a charge back does not
     * give its amount back to the day.
     */
    public Optional<Money> dailySpendingLimit() {
        return dailySpendingLimit;
    }

    /** Above this a charge, entered late or not, a hold or a top-up is asked about first; empty for never. */
    public Optional<Money> largeAmount() {
        return largeAmount;
    }

    /** A charge like the wallet's last one (same booth and amount), if this recent, is asked about; zero for never. */
    public Duration doubleTapWindow() {
        return doubleTapWindow;
    }

    /**
     * For how long the number of a card that was read is refused as an amount; zero for not at all. Remembered are the
     * latest ten thousand cards that this {@code MinsaPay} read, until it is closed.
     */
    public Duration cardNumberMemory() {
        return cardNumberMemory;
    }

    /** For how long money may be set aside at most; 24 hours unless given. */
    public Duration longestHold() {
        return longestHold;
    }

    /** How long after a sale it may be entered late; 48 hours unless given. */
    public Duration lateEntryWindow() {
        return lateEntryWindow;
    }

    /** When the business day of an instant began: midnight in the policy's zone. */
    public Instant startOfDay(Instant instant) {
        return instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** When the business day of a date begins. */
    public Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Collects a policy's figures. Not thread-safe. */
    public static final class Builder {
        private final Currency currency;
        private final ZoneId zone;
        private Optional<Money> chargeLimit = Optional.empty();
        private final Map<Assurance, Money> cardLimits = new EnumMap<>(Assurance.class);
        private Optional<Money> topUpLimit = Optional.empty();
        private Optional<Money> withdrawalLimit = Optional.empty();
        private Optional<Money> balanceLimit = Optional.empty();
        private Optional<Money> dailySpendingLimit = Optional.empty();
        private Optional<Money> largeAmount = Optional.empty();
        private Duration doubleTapWindow = Duration.ZERO;
        private Duration cardNumberMemory = Duration.ZERO;
        private Duration longestHold = Duration.ofDays(1);
        private Duration lateEntryWindow = Duration.ofDays(2);

        private Builder(Currency currency, ZoneId zone) {
            this.currency = currency;
            this.zone = zone;
        }

        /** @param most positive, in the policy's currency */
        public Builder chargeLimit(Money most) {
            chargeLimit = limit("charge limit", most);
            return this;
        }

        /**
         * @param assurance of the cards that this limits
         * @param most positive, in the policy's currency
         */
        public Builder cardLimit(Assurance assurance, Money most) {
            cardLimits.put(assurance, limit("card limit", most).orElseThrow());
            return this;
        }

        /** @param most positive, in the policy's currency */
        public Builder topUpLimit(Money most) {
            topUpLimit = limit("top-up limit", most);
            return this;
        }

        /** @param most positive, in the policy's currency */
        public Builder withdrawalLimit(Money most) {
            withdrawalLimit = limit("withdrawal limit", most);
            return this;
        }

        /** @param most positive, in the policy's currency */
        public Builder balanceLimit(Money most) {
            balanceLimit = limit("balance limit", most);
            return this;
        }

        /** @param most positive, in the policy's currency */
        public Builder dailySpendingLimit(Money most) {
            dailySpendingLimit = limit("daily spending limit", most);
            return this;
        }

        /** @param amount positive, in the policy's currency; what is above it is asked about */
        public Builder askAbove(Money amount) {
            largeAmount = limit("large amount", amount);
            return this;
        }

        /** @param window zero for never, at most an hour */
        public Builder doubleTapWindow(Duration window) {
            doubleTapWindow = duration("double-tap window", window);
            return this;
        }

        /** @param memory zero for not at all, at most an hour */
        public Builder cardNumberMemory(Duration memory) {
            cardNumberMemory = duration("card-number memory", memory);
            return this;
        }

        /** @param longest from a second to 36,500 days */
        public Builder longestHold(Duration longest) {
            longestHold = span("longest hold", longest);
            return this;
        }

        /** @param window from a second to 36,500 days */
        public Builder lateEntryWindow(Duration window) {
            lateEntryWindow = span("late-entry window", window);
            return this;
        }

        /** The policy with the figures given so far. */
        public Policy build() {
            return new Policy(this);
        }

        private Optional<Money> limit(String what, Money amount) {
            if (!amount.currency().equals(currency) || !amount.isPositive()) {
                throw new IllegalArgumentException(
                        "a " + what + " must be positive and in " + currency + ", was " + amount);
            }
            return Optional.of(amount);
        }

        private static Duration span(String what, Duration span) {
            if (span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(Duration.ofDays(36_500)) > 0) {
                throw new IllegalArgumentException("a " + what + " must be from a second to 36,500 days, was " + span);
            }
            return span;
        }

        private static Duration duration(String what, Duration duration) {
            if (duration.isNegative() || duration.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a " + what + " must be from zero to one hour, was " + duration);
            }
            return duration;
        }
    }
}
