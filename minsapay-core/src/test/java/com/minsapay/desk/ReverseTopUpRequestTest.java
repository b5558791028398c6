package com.minsapay.desk;

import static com.minsapay.Given.DESK;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReverseTopUpRequestTest {
    private static final TransactionId TOP_UP = transaction(1);
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId OWED = AccountId.iou(WALLET);

    private final ReverseTopUpRequest alone = ReverseTopUpRequest.of(key("k"), TOP_UP, KIM);
    private final ReverseTopUpRequest approved = new ReverseTopUpRequest(key("k"), TOP_UP, KIM, Optional.of(LEE));
    private final FakeSituation situation = new FakeSituation()
            .wallet(WALLET, 500)
            .recorded(recorded(
                    TransactionKind.TOP_UP, Optional.empty(), new Transfer(TILL, OWED, won(100)), of(OWN, 400)));

    @Test
    void all_of_it_goes_back_while_it_is_there() {
        assertThat(alone.decide(situation)).isEqualTo(posts(Map.of(), new Transfer(OWN, TILL, won(500))));
    }

    @Test
    void what_has_been_spent_is_owed_if_a_second_operator_approves() {
        situation.wallet(WALLET, 499);
        assertThat(alone.decide(situation))
                .isEqualTo(new Decision.Decline(DeclineReason.NEEDS_APPROVAL, Map.of(Detail.SHORTFALL, "1")));
        assertThat(approved.decide(situation))
                .isEqualTo(posts(
                        Map.of(Detail.APPROVED_BY, LEE.value()),
                        new Transfer(OWN, TILL, won(499)),
                        new Transfer(OWED, TILL, won(1))));
        situation.wallet(WALLET, 0);
        assertThat(approved.decide(situation))
                .isEqualTo(posts(Map.of(Detail.APPROVED_BY, LEE.value()), new Transfer(OWED, TILL, won(500))));
    }

    @Test
    void it_is_reversed_once() {
        situation.recorded(
                recorded(transaction(2), TransactionKind.TOP_UP_REVERSAL, Optional.empty(), Optional.of(TOP_UP)));
        assertThat(approved.decide(situation)).isEqualTo(Decision.decline(DeclineReason.ALREADY_REVERSED));
    }

    @Test
    void only_a_top_up_that_went_through_can_be_reversed() {
        assertThat(alone.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_TRANSACTION));
        assertThat(alone.decide(new FakeSituation()
                        .recorded(recorded(TransactionKind.WITHDRAWAL, Optional.empty(), of(OWN, 5)))))
                .isEqualTo(Decision.decline(DeclineReason.NOT_A_TOP_UP));
        assertThat(alone.decide(new FakeSituation()
                        .recorded(recorded(TransactionKind.TOP_UP, Optional.of(DeclineReason.ABOVE_REQUEST_LIMIT)))))
                .isEqualTo(Decision.decline(DeclineReason.NOT_A_TOP_UP));
    }

    @Test
    void nothing_is_done_with_a_closed_wallet() {
        situation.wallet(Wallet.empty(WALLET, won(0)).close());
        assertThat(approved.decide(situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
    }

    @Test
    void a_top_up_whose_wallet_is_gone_is_a_fault_and_no_refusal() {
        FakeSituation nobody =
                new FakeSituation().recorded(recorded(TransactionKind.TOP_UP, Optional.empty(), of(OWN, 500)));
        assertThatThrownBy(() -> alone.decide(nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a top-up's wallet must be there");
    }

    @Test
    void who_asks_may_not_approve() {
        assertThatThrownBy(() -> new ReverseTopUpRequest(key("k"), TOP_UP, KIM, Optional.of(KIM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reversal must be approved by someone else than kim");
    }

    @Test
    void it_needs_the_top_up_and_its_wallet() {
        assertThat(alone.needs()).isEqualTo(Needs.of(TOP_UP));
    }

    private static Decision posts(Map<Detail, String> details, Transfer... transfers) {
        return new Decision.Post(
                Optional.of(WALLET), List.of(transfers), List.of(), Optional.of(TOP_UP), Optional.empty(), details);
    }

    private static Transfer of(AccountId to, long amount) {
        return new Transfer(TILL, to, won(amount));
    }

    private static Transaction recorded(TransactionKind kind, Optional<DeclineReason> declined, Transfer... transfers) {
        return recorded(TOP_UP, kind, declined, Optional.empty(), transfers);
    }

    private static Transaction recorded(
            TransactionId id,
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Optional<TransactionId> about,
            Transfer... transfers) {
        return new Transaction(
                id,
                kind,
                declined,
                Optional.of(WALLET),
                1,
                key("earlier"),
                KRW,
                List.of(transfers),
                Optional.empty(),
                NOON,
                NOON,
                KIM,
                Optional.empty(),
                about,
                Map.of());
    }
}
