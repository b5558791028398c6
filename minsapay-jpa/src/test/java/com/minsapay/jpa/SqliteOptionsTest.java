package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SqliteOptionsTest {
    private static final SqliteOptions OPTIONS = SqliteOptions.of(Path.of("ledger.sqlite"));

    @Test
    void figures_at_the_ends_of_their_ranges_are_taken() {
        assertThat(OPTIONS.withBusyTimeout(Duration.ZERO).withReaders(1))
                .isEqualTo(new SqliteOptions(Path.of("ledger.sqlite"), Duration.ZERO, 1));
        assertThat(OPTIONS.withBusyTimeout(Duration.ofMinutes(1)).withReaders(64))
                .isEqualTo(new SqliteOptions(Path.of("ledger.sqlite"), Duration.ofMinutes(1), 64));
    }

    @Test
    void figures_out_of_their_ranges_are_refused_by_their_rule() {
        for (Duration timeout : new Duration[] {Duration.ofMillis(-1), Duration.ofMillis(60_001)}) {
            assertThatThrownBy(() -> OPTIONS.withBusyTimeout(timeout))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a busy timeout must be from zero to one minute, was " + timeout.toMillis() + " ms");
        }
        for (int readers : new int[] {0, 65}) {
            assertThatThrownBy(() -> OPTIONS.withReaders(readers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("readers must be from 1 to 64, was " + readers);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file name there has a question mark")
    void a_name_that_the_driver_would_take_apart_is_refused() {
        assertThatThrownBy(() -> SqliteOptions.of(Path.of("ledger.sqlite?journal_mode=off")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a ledger's file must not have a question mark in its name");
    }
}
