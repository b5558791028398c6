package com.minsapay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupBoundsTest {
    @Test
    void bounds_are_neither_nothing_nor_endless() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new GroupBounds(1, 1, Duration.ofMillis(1)).mostWaiting()).isEqualTo(1);
        assertThat(new GroupBounds(1_000_000, 10_000, Duration.ofHours(1)).mostInGroup())
                .isEqualTo(10_000);
        assertThatThrownBy(() -> new GroupBounds(0, 1, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("waiting requests must be 1 to 1000000, was 0");
        assertThatThrownBy(() -> new GroupBounds(1_000_001, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 0, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 10_001, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 1, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
