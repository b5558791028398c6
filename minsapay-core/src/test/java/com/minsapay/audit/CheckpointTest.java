package com.minsapay.audit;

import static com.minsapay.Given.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @Property
    void a_checkpoint_reads_back_from_its_text(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long position, @ForAll byte last) {
        Checkpoint checkpoint = new Checkpoint(position, bytes(32, last));
        assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
    }

    @Test
    void it_is_one_printable_line() {
        assertThat(new Checkpoint(2_900, bytes(32, 0x3f))).hasToString("minsapay:2900:" + "3f".repeat(32));
    }

    @Test
    void white_space_around_a_copied_text_does_no_harm() {
        Checkpoint checkpoint = new Checkpoint(1, bytes(32, 1));
        assertThat(Checkpoint.parse("  " + checkpoint + " \n")).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minsapay:1",
                "minsapay:1:3f",
                "minsapay:-1:0000000000000000000000000000000000000000000000000000000000000000",
                "minsapay:9999999999999999999:0000000000000000000000000000000000000000000000000000000000000000",
                "MINSAPAY:1:0000000000000000000000000000000000000000000000000000000000000000",
                "minsapay:1:000000000000000000000000000000000000000000000000000000000000000g",
            })
    void another_text_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a checkpoint must look like minsapay:<position>:<64 hexadecimal digits>, was "
                        + text.length() + " characters");
    }
}
