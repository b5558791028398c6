package com.minsapay.day;

import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.bytes;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountKind;
import com.minsapay.account.DeskId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Sums;
import com.minsapay.money.Money;
import com.minsapay.request.Books;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloseDayRequestTest {
    private static final CloseDayRequest CLOSE = new CloseDayRequest(key("k"), KIM);
    private static final Map<AccountKind, Money> EVEN =
            Map.of(AccountKind.OWN, won(2_000), AccountKind.DESK, won(-2_000));

    @Test
    void it_records_the_cut_and_what_the_ledger_adds_up_to_and_moves_no_money() {
        assertThat(decide(books(EVEN, 9, 0), 3))
                .isEqualTo(Decision.ofHouse(
                        List.of(),
                        Map.of(
                                Detail.CUT, "10",
                                Detail.CUT_BEFORE, "3",
                                Detail.SUMS, "own=2000 desk=-2000",
                                Detail.DIGEST, "07".repeat(32))));
    }

    @Test
    void it_is_told_and_not_recorded_that_nothing_moved_since_the_last_close() {
        assertThat(decide(books(EVEN, 3, 0), 2)).isInstanceOf(Decision.Post.class);
        assertThat(decide(books(EVEN, 3, 0), 3)).isEqualTo(Decision.decline(DeclineReason.NOTHING_TO_CLOSE));
        assertThat(decide(books(Map.of(), 0, 0), 0))
                .as("an empty ledger")
                .isEqualTo(Decision.decline(DeclineReason.NOTHING_TO_CLOSE));
        assertThat(decide(books(EVEN, 9, 0), 12))
                .as("another close came first and covers more")
                .isEqualTo(Decision.decline(DeclineReason.NOTHING_TO_CLOSE));
        assertThat(DeclineReason.NOTHING_TO_CLOSE.isRecorded()).isFalse();
    }

    @Test
    void books_that_do_not_hold_are_not_closed() {
        assertThat(decide(books(EVEN, 9, 2), 0))
                .isEqualTo(declined(DeclineReason.BOOKS_NOT_PROVEN, Detail.DIFFERENCE, "0", Detail.PROBLEMS, "2"));
        Map<AccountKind, Money> missing = Map.of(AccountKind.OWN, won(2_300), AccountKind.DESK, won(-2_000));
        assertThat(decide(books(missing, 9, 0), 0))
                .isEqualTo(declined(DeclineReason.BOOKS_NOT_PROVEN, Detail.DIFFERENCE, "-300", Detail.PROBLEMS, "0"));
    }

    @Test
    void books_that_cannot_be_added_up_are_not_closed_and_tell_no_difference() {
        Map<AccountKind, Money> most = Map.of(AccountKind.OWN, won(Long.MAX_VALUE), AccountKind.BOOTH, won(1));
        for (Optional<Sums> sums : List.of(Optional.<Sums>empty(), Optional.of(new Sums(KRW, most)))) {
            Books books = new Books(10, bytes(32, 7), sums, 9, List.of(), 0);
            assertThat(decide(books, 0)).isEqualTo(declined(DeclineReason.BOOKS_NOT_PROVEN, Detail.PROBLEMS, "0"));
        }
    }

    @Test
    void every_till_has_to_be_counted_first_and_is_named() {
        assertThat(decide(books(EVEN, 9, 0, OTHER_DESK, DESK), 0))
                .isEqualTo(declined(DeclineReason.TILL_NOT_COUNTED, Detail.UNCOUNTED, "gate-2 main"));
        assertThat(decide(books(EVEN, 9, 0, DESK), 0))
                .isEqualTo(declined(DeclineReason.TILL_NOT_COUNTED, Detail.UNCOUNTED, "main"));
    }

    @Test
    void what_waits_in_suspense_is_explained_first() {
        Map<AccountKind, Money> waiting = Map.of(AccountKind.SUSPENSE, won(-70), AccountKind.OWN, won(70));
        assertThat(decide(books(waiting, 9, 0), 0))
                .isEqualTo(declined(DeclineReason.SUSPENSE_LEFT, Detail.DIFFERENCE, "-70"));
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        Map<AccountKind, Money> all = Map.of(AccountKind.SUSPENSE, won(-70));
        assertThat(reason(decide(books(all, 3, 1, DESK), 3))).isEqualTo(DeclineReason.BOOKS_NOT_PROVEN);
        assertThat(reason(decide(books(EVEN, 3, 0, DESK), 3))).isEqualTo(DeclineReason.NOTHING_TO_CLOSE);
        Map<AccountKind, Money> waiting = Map.of(AccountKind.SUSPENSE, won(-70), AccountKind.OWN, won(70));
        assertThat(reason(decide(books(waiting, 4, 0, DESK), 3))).isEqualTo(DeclineReason.TILL_NOT_COUNTED);
    }

    @Test
    void it_needs_the_books_and_nothing_else() {
        assertThat(CLOSE.needs()).isEqualTo(Needs.ofBooks());
        assertThat(CLOSE.amounts()).isEmpty();
    }

    private static Decision decide(Books books, long lastCut) {
        return CLOSE.decide(new FakeSituation().books(books, lastCut));
    }

    private static Books books(Map<AccountKind, Money> sums, long lastMoved, long problems, DeskId... uncounted) {
        return new Books(10, bytes(32, 7), Optional.of(new Sums(KRW, sums)), lastMoved, List.of(uncounted), problems);
    }

    private static Decision declined(DeclineReason reason, Detail one, String value) {
        return new Decision.Decline(reason, Map.of(Detail.CUT, "10", one, value));
    }

    private static Decision declined(DeclineReason reason, Detail one, String value, Detail other, String otherValue) {
        return new Decision.Decline(reason, Map.of(Detail.CUT, "10", one, value, other, otherValue));
    }

    private static DeclineReason reason(Decision decision) {
        return ((Decision.Decline) decision).reason();
    }
}
