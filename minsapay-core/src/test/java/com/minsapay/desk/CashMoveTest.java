package com.minsapay.desk;

import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CashMoveTest {
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final AccountId OTHER_TILL = AccountId.desk(OTHER_DESK);
    private static final Request FLOAT = new FloatRequest(key("k"), DESK, won(500), KIM);
    private static final Request DROP = new DropRequest(key("k"), DESK, won(500), KIM);
    private static final Request TRANSFER = new DeskTransferRequest(key("k"), DESK, OTHER_DESK, won(500), KIM);

    private final FakeSituation situation = new FakeSituation().house(TILL).house(OTHER_TILL);

    static Stream<Request> moves() {
        return Stream.of(FLOAT, DROP, TRANSFER);
    }

    @Test
    void a_float_makes_the_cash_in_the_till_more_and_in_the_safe_less() {
        assertThat(FLOAT.kind()).isEqualTo(TransactionKind.DESK_FLOAT);
        assertThat(FLOAT.decide(situation)).isEqualTo(moved(AccountId.safe(), TILL));
    }

    @Test
    void a_drop_makes_the_cash_in_the_till_less_and_in_the_safe_more() {
        assertThat(DROP.kind()).isEqualTo(TransactionKind.DESK_DROP);
        assertThat(DROP.decide(situation)).isEqualTo(moved(TILL, AccountId.safe()));
    }

    @Test
    void a_transfer_makes_the_cash_in_the_first_till_less_and_in_the_second_more() {
        assertThat(TRANSFER.kind()).isEqualTo(TransactionKind.DESK_TRANSFER);
        assertThat(TRANSFER.decide(situation)).isEqualTo(moved(TILL, OTHER_TILL));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void neither_limit_nor_question_nor_what_the_books_say_is_there_stops_it(Request move) {
        situation.policy(
                policy -> policy.topUpLimit(won(1)).withdrawalLimit(won(1)).askAbove(won(1)));
        assertThat(move.decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @ParameterizedTest
    @MethodSource("moves")
    void what_is_wrong_is_told_in_a_fixed_order(Request move) {
        assertThat(move.decide(new FakeSituation().cardNumber(500)))
                .isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
        assertThat(move.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
    }

    @Test
    void both_desks_of_a_transfer_must_be_there() {
        assertThat(TRANSFER.decide(new FakeSituation().house(TILL)))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
        assertThat(TRANSFER.decide(new FakeSituation().house(OTHER_TILL)))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
    }

    @Test
    void a_transfer_from_a_desk_to_itself_is_refused() {
        assertThatThrownBy(() -> new DeskTransferRequest(key("k"), DESK, DESK, won(500), KIM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transfer between desks must have two desks, was main twice");
    }

    @Test
    void it_needs_its_desks_and_no_balance() {
        assertThat(FLOAT.needs()).isEqualTo(Needs.of(TILL));
        assertThat(DROP.needs()).isEqualTo(Needs.of(TILL));
        assertThat(TRANSFER.needs()).isEqualTo(Needs.of(TILL, OTHER_TILL));
    }

    /** Cash is the negative of a balance. */
    private static Decision moved(AccountId source, AccountId target) {
        return Decision.ofHouse(List.of(new Transfer(target, source, won(500))), Map.of());
    }
}
