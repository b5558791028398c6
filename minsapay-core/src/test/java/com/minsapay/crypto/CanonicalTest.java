package com.minsapay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    @Property
    void two_different_lists_of_fields_never_give_the_same_bytes(
            @ForAll("fields") List<Object> one, @ForAll("fields") List<Object> other) {
        assertThat(write(one).equals(write(other))).isEqualTo(one.equals(other));
    }

    @Test
    void fields_of_different_kinds_never_give_the_same_bytes() {
        assertThat(write(List.of(0x0000_0004_6162_6364L))).isNotEqualTo(write(List.of("abcd")));
        assertThat(write(List.of("abcd"))).isNotEqualTo(write(List.of(Bytes.ofHex("61626364"))));
        assertThat(write(List.of(0L))).isNotEqualTo(write(List.of("", "")));
        assertThat(write(List.of())).isNotEqualTo(write(List.of("")));
    }

    @Test
    void where_one_field_ends_and_the_next_begins_is_told() {
        assertThat(write(List.of("ab", "c"))).isNotEqualTo(write(List.of("a", "bc")));
        assertThat(write(List.of("ab", ""))).isNotEqualTo(write(List.of("", "ab")));
        assertThat(write(List.of("abc"))).isNotEqualTo(write(List.of("ab", "c")));
        String looksLikeTwo = "at" + "\0".repeat(Integer.BYTES) + "b";
        assertThat(write(List.of(looksLikeTwo))).isNotEqualTo(write(List.of("a", "b")));
        String holdsAnotherField = "a" + new String(new Canonical().text("b").toBytes(), StandardCharsets.UTF_8);
        assertThat(write(List.of(holdsAnotherField))).isNotEqualTo(write(List.of("a", "b")));
    }

    @Test
    void what_is_longer_than_the_first_buffer_is_written_whole() {
        String tenThousand = "가나다라마".repeat(2_000);
        Bytes written = write(List.of(tenThousand, 7L, tenThousand));
        assertThat(written.length()).isGreaterThan(60_000);
        assertThat(written).isNotEqualTo(write(List.of(tenThousand, 7L, tenThousand.substring(1) + "가")));
    }

    @Test
    void its_hash_is_sha_256_of_what_was_written() {
        // printf 't\0\0\0\3abc' | sha256sum
        assertThat(new Canonical().text("abc").hash())
                .isEqualTo(Bytes.ofHex("689025db888c49ee22cfe341b2d025fdccecdae780fb3a8cae09bb27038862e7"));
    }

    private static Bytes write(List<?> fields) {
        Canonical canonical = new Canonical();
        for (Object field : fields) {
            if (field instanceof Long number) {
                canonical.number(number);
            } else if (field instanceof Bytes bytes) {
                canonical.bytes(bytes);
            } else {
                canonical.text((String) field);
            }
        }
        return Bytes.of(canonical.toBytes());
    }

    /** Few and small values, so that equal and nearly equal lists are met often. */
    @Provide
    static Arbitrary<List<Object>> fields() {
        Arbitrary<Object> texts =
                Arbitraries.strings().withChars('\0', 'a', '가').ofMaxLength(3).map(text -> text);
        Arbitrary<Object> numbers = Arbitraries.of(0L, 1L, 0x0000_0001_0000_0001L, 0x0000_0004_6161_6161L)
                .map(number -> number);
        Arbitrary<Object> bytes = Arbitraries.bytes()
                .between((byte) 0, (byte) 1)
                .array(byte[].class)
                .ofMaxSize(3)
                .map(Bytes::of);
        return Arbitraries.oneOf(texts, numbers, bytes).list().ofMaxSize(3);
    }
}
