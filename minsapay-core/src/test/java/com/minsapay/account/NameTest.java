package com.minsapay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every name in the ledger. */
class NameTest {
    /** Makes one of the ids from its text. */
    private record Maker(String what, Function<String, Comparable<?>> of) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Maker> makers() {
        return Stream.of(
                new Maker("wallet id", WalletId::of),
                new Maker("booth id", BoothId::of),
                new Maker("desk id", DeskId::of),
                new Maker("fund id", FundId::of),
                new Maker("operator id", OperatorId::of));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void a_name_is_1_to_64_plain_ascii_characters_and_prints_as_it_is(Maker maker) {
        for (String good : List.of("a", "w-0412", "A.b_C-9", "x".repeat(64))) {
            assertThat(maker.of().apply(good)).hasToString(good);
        }
    }

    @ParameterizedTest
    @MethodSource("makers")
    void another_shape_is_refused_by_its_length_and_never_repeated(Maker maker) {
        for (String bad : List.of("", "x".repeat(65), "a b", "a:b", "가나다", "a\n", "١٢٣", "04A2B3C4!")) {
            assertThatThrownBy(() -> maker.of().apply(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a " + maker.what() + " must be 1 to 64 of A-Z a-z 0-9 . _ -, was " + bad.length()
                            + " characters");
        }
    }

    @ParameterizedTest
    @MethodSource("makers")
    void names_are_compared_exactly(Maker maker) {
        assertThat(maker.of().apply("a"))
                .isEqualTo(maker.of().apply("a"))
                .isNotEqualTo(maker.of().apply("A"));
    }
}
