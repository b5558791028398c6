package com.minsapay.examples.replay.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockReadingTest {
    @Test
    void twelve_is_the_first_hour_of_each_half() {
        ClockReading reading = ClockReading.parse("7/16/2019 12:10:52").orElseThrow();
        assertThat(reading.in(HalfDay.AM)).isEqualTo(LocalDateTime.of(2019, 7, 16, 0, 10, 52));
        assertThat(reading.in(HalfDay.PM)).isEqualTo(LocalDateTime.of(2019, 7, 16, 12, 10, 52));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7/16/2019 0:10:52",
                "7/16/2019 13:00:00",
                "7/16/2019 1:60:00",
                "2/30/2019 1:00:00",
                "2019-07-16 1:00:00",
                "7/16/2019 1:00",
                ""
            })
    void what_no_such_clock_shows_is_no_reading(String text) {
        assertThat(ClockReading.parse(text)).isEmpty();
    }

    @Test
    void an_hour_of_thirteen_is_refused() {
        assertThatThrownBy(() -> new ClockReading(LocalDate.EPOCH, 13, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12-hour clock");
    }

    @Property
    void what_is_written_is_read_back(@ForAll @IntRange(max = 86_399) int secondOfDay) {
        LocalDateTime time = LocalDate.of(2026, 5, 6).atStartOfDay().plusSeconds(secondOfDay);
        ClockReading reading =
                ClockReading.parse(ClockReading.of(time).toString()).orElseThrow();
        assertThat(reading.in(time.getHour() < 12 ? HalfDay.AM : HalfDay.PM)).isEqualTo(time);
    }
}
