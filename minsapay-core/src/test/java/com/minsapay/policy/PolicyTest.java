package com.minsapay.policy;

import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.USD;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.card.Assurance;
import com.minsapay.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Map<String, BiFunction<Policy.Builder, Money, Policy.Builder>> LIMITS = Map.of(
            "charge limit", Policy.Builder::chargeLimit,
            "card limit", (builder, most) -> builder.cardLimit(Assurance.SIGNED_TAP, most),
            "top-up limit", Policy.Builder::topUpLimit,
            "withdrawal limit", Policy.Builder::withdrawalLimit,
            "balance limit", Policy.Builder::balanceLimit,
            "daily spending limit", Policy.Builder::dailySpendingLimit,
            "large amount", Policy.Builder::askAbove);
    private static final Map<String, BiFunction<Policy.Builder, Duration, Policy.Builder>> DURATIONS = Map.of(
            "double-tap window", Policy.Builder::doubleTapWindow,
            "card-number memory", Policy.Builder::cardNumberMemory);

    @Test
    void every_figure_that_was_given_is_in_the_policy() {
        Policy policy = builder()
                .chargeLimit(won(1))
                .topUpLimit(won(2))
                .withdrawalLimit(won(3))
                .balanceLimit(won(4))
                .dailySpendingLimit(won(5))
                .askAbove(won(6))
                .doubleTapWindow(Duration.ofSeconds(7))
                .cardNumberMemory(Duration.ofSeconds(8))
                .cardLimit(Assurance.UID_ONLY, won(9))
                .cardLimit(Assurance.MUTUAL_AUTH, won(10))
                .build();
        assertThat(policy.currency()).isEqualTo(KRW);
        assertThat(policy.chargeLimit()).contains(won(1));
        assertThat(policy.topUpLimit()).contains(won(2));
        assertThat(policy.withdrawalLimit()).contains(won(3));
        assertThat(policy.balanceLimit()).contains(won(4));
        assertThat(policy.dailySpendingLimit()).contains(won(5));
        assertThat(policy.largeAmount()).contains(won(6));
        assertThat(policy.doubleTapWindow()).isEqualTo(Duration.ofSeconds(7));
        assertThat(policy.cardNumberMemory()).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.cardLimit(Assurance.UID_ONLY)).contains(won(9));
        assertThat(policy.cardLimit(Assurance.SIGNED_TAP)).isEmpty();
        assertThat(policy.cardLimit(Assurance.MUTUAL_AUTH)).contains(won(10));
    }

    @Test
    void without_limits_nothing_is_limited_and_nothing_asked() {
        Policy policy = Policy.unlimited(USD, ZoneOffset.UTC);
        assertThat(policy.chargeLimit()).isEmpty();
        assertThat(Assurance.values())
                .allSatisfy(assurance -> assertThat(policy.cardLimit(assurance)).isEmpty());
        assertThat(policy.topUpLimit()).isEmpty();
        assertThat(policy.withdrawalLimit()).isEmpty();
        assertThat(policy.balanceLimit()).isEmpty();
        assertThat(policy.dailySpendingLimit()).isEmpty();
        assertThat(policy.largeAmount()).isEmpty();
        assertThat(policy.doubleTapWindow()).isZero();
        assertThat(policy.cardNumberMemory()).isZero();
    }

    @Test
    void spans_are_from_a_second_to_a_hundred_years() {
        Duration longest = Duration.ofDays(36_500);
        assertThat(builder().longestHold(longest).build().longestHold()).isEqualTo(longest);
        assertThat(builder().lateEntryWindow(longest).build().lateEntryWindow()).isEqualTo(longest);
        assertThat(builder().lateEntryWindow(Duration.ofSeconds(1)).build().lateEntryWindow())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(builder().build().lateEntryWindow()).isEqualTo(Duration.ofDays(2));
        assertThatThrownBy(() -> builder().longestHold(longest.plusNanos(1)))
                .hasMessage("a longest hold must be from a second to 36,500 days, was " + longest.plusNanos(1));
        assertThatThrownBy(() -> builder().lateEntryWindow(Duration.ofMillis(999)))
                .hasMessage("a late-entry window must be from a second to 36,500 days, was PT0.999S");
    }

    @Test
    void a_festival_has_the_figures_its_documentation_names() {
        Policy policy = Policy.festival();
        assertThat(policy.chargeLimit()).contains(won(100_000));
        assertThat(policy.cardLimit(Assurance.UID_ONLY)).contains(won(50_000));
        assertThat(policy.topUpLimit()).contains(won(200_000));
        assertThat(policy.withdrawalLimit()).contains(won(300_000));
        assertThat(policy.balanceLimit()).contains(won(300_000));
        assertThat(policy.largeAmount()).contains(won(30_000));
        assertThat(policy.dailySpendingLimit()).contains(won(150_000));
        assertThat(policy.doubleTapWindow()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.cardNumberMemory()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_limit_is_positive_and_in_the_policys_currency() {
        LIMITS.forEach((name, limit) -> {
            for (Money bad : new Money[] {won(0), won(-1), Money.ofMinor(USD, 1)}) {
                assertThatThrownBy(() -> limit.apply(builder(), bad))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a " + name + " must be positive and in KRW, was " + bad);
            }
            assertThat(limit.apply(builder(), won(1)).build()).isNotNull();
        });
    }

    @Test
    void a_duration_is_from_zero_to_one_hour() {
        DURATIONS.forEach((name, duration) -> {
            for (Duration bad :
                    new Duration[] {Duration.ofNanos(-1), Duration.ofHours(1).plusNanos(1)}) {
                assertThatThrownBy(() -> duration.apply(builder(), bad))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a " + name + " must be from zero to one hour, was " + bad);
            }
            assertThat(duration.apply(builder(), Duration.ofHours(1)).build()).isNotNull();
            assertThat(duration.apply(builder(), Duration.ZERO).build()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul,        2026-05-15T14:59:59.999999Z, 2026-05-14T15:00:00Z",
        "Asia/Seoul,        2026-05-15T15:00:00Z,        2026-05-15T15:00:00Z",
        "UTC,               2026-05-15T15:00:00Z,        2026-05-15T00:00:00Z",
        "America/New_York,  2026-05-15T03:00:00Z,        2026-05-14T04:00:00Z",
        "America/New_York,  2026-11-02T04:30:00Z,        2026-11-01T04:00:00Z",
        "Pacific/Apia,      2026-05-15T10:59:59Z,        2026-05-14T11:00:00Z",
        // Clocks went from 24:00 straight to 01:00: that day had no midnight.
        "America/Sao_Paulo, 2018-11-04T12:00:00Z,        2018-11-04T03:00:00Z",
    })
    void a_business_day_begins_at_midnight_in_the_policys_zone(String zone, Instant instant, Instant midnight) {
        Policy policy = Policy.unlimited(KRW, ZoneId.of(zone));
        assertThat(policy.startOfDay(instant)).isEqualTo(midnight);
        assertThat(policy.startOfDay(LocalDate.ofInstant(instant, ZoneId.of(zone))))
                .isEqualTo(midnight);
    }

    @Test
    void a_built_policy_does_not_change_with_its_builder() {
        Policy.Builder builder = builder();
        Policy before = builder.build();
        builder.chargeLimit(won(1)).cardLimit(Assurance.UID_ONLY, won(1));
        assertThat(before.chargeLimit()).isEmpty();
        assertThat(before.cardLimit(Assurance.UID_ONLY)).isEmpty();
        assertThat(before.startOfDay(NOON)).isBefore(NOON);
    }

    private static Policy.Builder builder() {
        return Policy.builder(KRW, ZoneId.of("Asia/Seoul"));
    }
}
