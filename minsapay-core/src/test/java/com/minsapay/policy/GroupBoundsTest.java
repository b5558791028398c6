package com.minsapay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupBoundsTest {
    @Test
    void bounds_are_positive() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new GroupBounds(1, 1, Duration.ofNanos(1)).mostWaiting()).isEqualTo(1);
        assertThatThrownBy(() -> new GroupBounds(0, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 0, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 1, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupBounds(1, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bounds must be positive, were 1 waiting, 1 a group, PT0S");
    }
}
