package com.minsapay.examples.replay.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void the_clock_going_round_makes_morning_and_afternoon_certain() {
        Timeline timeline = read("5/16/2026 11:59:50", "5/16/2026 12:00:02", "5/16/2026 1:30:00");
        assertThat(times(timeline)).containsExactly("2026-05-16T11:59:50", "2026-05-16T12:00:02", "2026-05-16T13:30");
        assertThat(timeline.stretches())
                .extracting(Stretch::half, Stretch::certain)
                .containsExactly(tuple(HalfDay.AM, true), tuple(HalfDay.PM, true));
        assertThat(timeline.misreadings()).singleElement().satisfies(m -> {
            assertThat(m.row()).isEqualTo(2);
            assertThat(m.detail().english()).contains("1:30:00", "13:30");
        });
    }

    @Test
    void noon_before_half_past_eight_is_midnight() {
        Timeline timeline = read("5/16/2026 12:10:52", "5/16/2026 8:30:55", "5/16/2026 11:59:00", "5/16/2026 12:01:00");
        assertThat(times(timeline).get(0)).isEqualTo("2026-05-16T00:10:52");
        assertThat(timeline.misreadings()).extracting(Misreading::row).containsExactly(0L);
    }

    @Test
    void an_evening_before_a_certain_midnight_is_read_as_the_evening() {
        Timeline timeline = read(
                "5/15/2026 9:41:00",
                "5/15/2026 11:59:00",
                "5/16/2026 12:10:52",
                "5/16/2026 8:30:55",
                "5/16/2026 12:01:00");
        assertThat(times(timeline)).startsWith("2026-05-15T21:41", "2026-05-15T23:59", "2026-05-16T00:10:52");
        assertThat(timeline.stretches().get(0).certain()).isFalse();
        assertThat(timeline.stretches().get(0).reason().english()).contains("nearer to rows 2–2");
    }

    @Test
    void what_follows_a_certain_evening_after_midnight_is_the_same_night() {
        Timeline timeline =
                read("5/16/2026 11:00:00", "5/16/2026 12:30:00", "5/16/2026 11:48:00", "5/17/2026 12:13:00");
        assertThat(times(timeline).get(3)).isEqualTo("2026-05-17T00:13");
    }

    @Test
    void a_file_that_says_nothing_is_read_by_day() {
        assertThat(times(read("5/16/2026 9:00:00", "5/16/2026 9:30:00")))
                .containsExactly("2026-05-16T09:00", "2026-05-16T09:30");
        assertThat(times(read("5/16/2026 2:00:00", "5/16/2026 2:30:00")))
                .containsExactly("2026-05-16T14:00", "2026-05-16T14:30");
    }

    @Test
    void a_row_a_little_before_the_one_above_is_out_of_order_and_gets_its_instant() {
        Timeline timeline = read("5/16/2026 9:00:10", "5/16/2026 9:00:05", "5/16/2026 9:00:12");
        assertThat(times(timeline))
                .containsExactly("2026-05-16T09:00:10", "2026-05-16T09:00:10", "2026-05-16T09:00:12");
        assertThat(timeline.misreadings()).singleElement().satisfies(m -> {
            assertThat(m.row()).isEqualTo(1);
            assertThat(m.detail().english()).contains("out of order");
        });
    }

    @Test
    void one_clock_far_ahead_does_not_make_the_rest_wrong() {
        Timeline timeline = read(
                "5/16/2026 9:00:00",
                "5/16/2026 9:50:00",
                "5/16/2026 9:01:00",
                "5/16/2026 9:02:00",
                "5/16/2026 9:03:00");
        assertThat(timeline.misreadings()).extracting(Misreading::row).containsExactly(1L);
        assertThat(times(timeline).get(1)).isEqualTo("2026-05-16T09:00");
    }

    @Test
    void a_wrong_date_is_the_one_row_disbelieved() {
        Timeline timeline = read("5/16/2026 9:00:00", "6/16/2026 9:01:00", "5/16/2026 9:02:00", "5/16/2026 9:03:00");
        assertThat(timeline.misreadings()).extracting(Misreading::row).containsExactly(1L);
    }

    @Test
    void equal_times_are_in_order() {
        assertThat(read("5/16/2026 9:00:00", "5/16/2026 9:00:00").misreadings()).isEmpty();
    }

    /** Any rows at all: instants never go back, and every row belongs to a stretch or is named. */
    @Property
    void instants_never_go_back(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 180_000) Integer> seconds) {
        List<RowClock> rows = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            LocalDateTime time = LocalDateTime.of(2026, 5, 16, 0, 0).plusSeconds(seconds.get(i));
            rows.add(new RowClock(i, ClockReading.of(time)));
        }
        List<Instant> instants = Timeline.of(rows).instants();
        assertThat(instants).hasSameSizeAs(rows).isSorted();
    }

    /** A day that is busy from morning to evening is read back as it was, second by second. */
    @Property
    void a_busy_day_is_read_back_as_it_was(@ForAll @IntRange(min = 1, max = 3000) int step) {
        List<RowClock> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        LocalDateTime end = LocalDateTime.of(2026, 5, 16, 20, 0);
        for (LocalDateTime t = LocalDateTime.of(2026, 5, 16, 8, 0); t.isBefore(end); t = t.plusSeconds(step)) {
            rows.add(new RowClock(rows.size(), ClockReading.of(t)));
            expected.add(t.toString());
        }
        assertThat(times(Timeline.of(rows))).isEqualTo(expected);
    }

    private static Timeline read(String... clocks) {
        List<RowClock> rows = new ArrayList<>();
        for (String clock : clocks) {
            rows.add(new RowClock(rows.size(), ClockReading.parse(clock).orElseThrow()));
        }
        return Timeline.of(rows);
    }

    private static List<String> times(Timeline timeline) {
        return timeline.instants().stream()
                .map(i -> i.atZone(Timeline.ZONE).toLocalDateTime().toString())
                .toList();
    }
}
