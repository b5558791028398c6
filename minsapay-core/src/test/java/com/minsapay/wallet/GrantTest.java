package com.minsapay.wallet;

import static com.minsapay.Given.FUND;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.FundId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantTest {
    @Test
    void a_grant_is_spendable_up_to_its_expiry_and_not_at_it() {
        Grant grant = grant(FUND, Optional.of(NOON));
        assertThat(grant.isSpendableAt(NOON.minusNanos(1))).isTrue();
        assertThat(grant.isSpendableAt(NOON)).isFalse();
        assertThat(grant.isSpendableAt(NOON.plusNanos(1))).isFalse();
        assertThat(grant(FUND, Optional.empty()).isSpendableAt(Instant.MAX)).isTrue();
    }

    @Test
    void i06_the_soonest_expiry_comes_first_then_the_fund() {
        Grant soon = grant(FUND, Optional.of(NOON));
        Grant soonToo = grant(FundId.of("z"), Optional.of(NOON));
        Grant late = grant(OTHER_FUND, Optional.of(NOON.plusSeconds(1)));
        Grant never = grant(FundId.of("a"), Optional.empty());
        assertThat(Stream.of(never, late, soonToo, soon).sorted(Grant.SPENDING_ORDER))
                .containsExactly(soon, soonToo, late, never);
    }

    @Test
    void i02_a_grant_is_never_below_zero() {
        assertThatThrownBy(() -> new Grant(FUND, won(-1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grant must not be below zero, was KRW -1 and held KRW 0");
        assertThatThrownBy(() -> new Grant(FUND, won(0), won(-1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Grant(FUND, won(0), Optional.empty()).amount()).isEqualTo(won(0));
    }

    private static Grant grant(FundId fund, Optional<Instant> expiresAt) {
        return new Grant(fund, won(1), expiresAt);
    }
}
