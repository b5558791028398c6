package com.minsapay.ledger;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseAccountTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\nb", "a\u0000", "a\u0085b", "half \uD83D", "\uDE00 half"})
    void a_name_of_another_shape_is_refused_by_its_length(String name) {
        assertThatThrownBy(() -> new HouseAccount(AccountId.booth(BOOTH), name, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a name must be 1 to 80 characters without control characters, was " + name.length());
    }

    @Test
    void a_name_has_up_to_80_characters_of_any_script() {
        assertThat(new HouseAccount(AccountId.booth(BOOTH), "떡볶이 😀", Optional.empty()).name())
                .isEqualTo("떡볶이 😀");
        assertThat(new HouseAccount(AccountId.booth(BOOTH), "가".repeat(80), Optional.empty()).name())
                .hasSize(80);
        assertThatThrownBy(() -> new HouseAccount(AccountId.booth(BOOTH), "가".repeat(81), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_wallets_account_is_none_of_the_house() {
        for (AccountId other : new AccountId[] {AccountId.own(WALLET), AccountId.grant(WALLET, FUND)}) {
            assertThatThrownBy(() -> new HouseAccount(other, "x", Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a house account must not belong to a wallet, was " + other);
        }
        assertThat(new HouseAccount(AccountId.suspense(), "suspense", Optional.empty()).expiresAt())
                .isEmpty();
    }

    @Test
    void only_a_fund_expires() {
        assertThat(new HouseAccount(AccountId.fund(FUND), "x", Optional.of(NOON)).expiresAt())
                .contains(NOON);
        for (AccountId other : new AccountId[] {AccountId.booth(BOOTH), AccountId.desk(DESK)}) {
            assertThatThrownBy(() -> new HouseAccount(other, "x", Optional.of(NOON)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only a fund may expire, was " + other);
        }
    }

    @Test
    void an_expiry_is_cut_to_microseconds_so_that_it_reads_back_as_it_was_kept() {
        assertThat(new HouseAccount(AccountId.fund(FUND), "x", Optional.of(NOON.plusNanos(1_999))).expiresAt())
                .contains(NOON.plusNanos(1_000));
    }

    @Test
    void an_expiry_beyond_the_years_people_write_is_refused_at_the_door() {
        for (Instant bad : new Instant[] {
            Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"), Instant.MAX
        }) {
            assertThatThrownBy(() -> new HouseAccount(AccountId.fund(FUND), "x", Optional.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an expiry must be in the years 1970 to 9999, was " + bad);
        }
    }
}
