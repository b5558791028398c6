package com.minsapay.internal.codec;

import static com.minsapay.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InstantsTest {
    @Property
    void microseconds_read_back_as_the_instant_before_and_after_1970(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros) {
        assertThat(Instants.micros(Instants.ofMicros(micros))).isEqualTo(micros);
        assertThat(Instants.cut(Instants.ofMicros(micros))).isEqualTo(Instants.ofMicros(micros));
    }

    @Test
    void an_instant_is_cut_towards_the_past() {
        assertThat(Instants.cut(NOON.plusNanos(1_999))).isEqualTo(NOON.plusNanos(1_000));
        Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999999Z");
        assertThat(Instants.cut(before1970)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(Instants.micros(Instants.cut(before1970))).isEqualTo(-1);
    }

    @Test
    void never_is_the_largest_number() {
        assertThat(Instants.microsOrNever(Optional.empty())).isEqualTo(Long.MAX_VALUE);
        assertThat(Instants.ofMicrosOrNever(Long.MAX_VALUE)).isEmpty();
        assertThat(Instants.ofMicrosOrNever(Instants.microsOrNever(Optional.of(NOON))))
                .contains(NOON);
    }
}
