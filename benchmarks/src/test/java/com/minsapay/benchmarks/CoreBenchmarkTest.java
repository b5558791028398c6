package com.minsapay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is measured does what it is said to do. */
class CoreBenchmarkTest {
    private static final int MORE_THAN_WALLETS = 2_500;

    private final CoreBenchmark benchmark = new CoreBenchmark();

    @AfterEach
    void close() {
        benchmark.close();
    }

    @Test
    void charges_are_approved_one_after_the_other() {
        for (int i = 0; i < MORE_THAN_WALLETS; i++) {
            assertThat(benchmark.charge()).isInstanceOf(Outcome.Approved.class);
        }
    }

    @Test
    void a_row_that_is_sealed_again_is_the_same_and_intact() {
        assertThat(benchmark.isIntact()).isTrue();
        assertThat(benchmark.seal().seal()).isEqualTo(benchmark.seal().seal());
    }

    @Test
    void amounts_are_added_up() {
        assertThat(benchmark.plus()).isEqualTo(Money.won(3_001));
    }
}
