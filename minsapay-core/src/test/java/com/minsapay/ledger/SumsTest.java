package com.minsapay.ledger;

import static com.minsapay.Given.KRW;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountKind;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
    private static final Sums SUMS = new Sums(
            KRW, Map.of(AccountKind.DESK, won(-300), AccountKind.OWN, won(200), AccountKind.HELD_GRANT, won(1)));

    @Test
    void a_kind_that_was_never_used_adds_up_to_zero() {
        assertThat(SUMS.of(AccountKind.DESK)).isEqualTo(won(-300));
        assertThat(SUMS.of(AccountKind.BOOTH)).isEqualTo(won(0));
        assertThat(SUMS.total()).isEqualTo(won(-99));
        assertThat(SUMS)
                .isEqualTo(new Sums(
                        KRW,
                        Map.of(
                                AccountKind.DESK, won(-300),
                                AccountKind.OWN, won(200),
                                AccountKind.HELD_GRANT, won(1),
                                AccountKind.BOOTH, won(0))));
    }

    @Test
    void they_are_one_line_in_a_fixed_order_that_reads_back() {
        assertThat(SUMS).hasToString("own=200 held-grant=1 desk=-300");
        assertThat(Sums.parse(SUMS.toString(), KRW)).isEqualTo(SUMS);
        assertThat(Sums.parse("", KRW)).isEqualTo(new Sums(KRW, Map.of())).hasToString("");
        Sums all =
                new Sums(KRW, Stream.of(AccountKind.values()).collect(Collectors.toMap(kind -> kind, kind -> won(7))));
        assertThat(Sums.parse(all.toString(), KRW)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"own", "own=", "own=1=2", "mine=1", " own=1", "own=1  desk=-1", "own=secret", "own=1 own=1"})
    void another_text_is_refused(String text) {
        assertThatThrownBy(() -> Sums.parse(text, KRW))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
