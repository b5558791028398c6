package com.minsapay.correction;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.SPONSOR;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.account.OperatorId;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.Rules;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionRequestTest {
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId GRANT = AccountId.grant(WALLET, FUND);
    private static final AccountId IOU = AccountId.iou(WALLET);
    private static final AccountId SOLD = AccountId.booth(BOOTH);
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final AccountId GIVER = AccountId.fund(FUND);
    private static final AccountId SUSPENSE = AccountId.suspense();

    private final FakeSituation situation = new FakeSituation()
            .house(SOLD)
            .house(TILL)
            .house(GIVER, NOON)
            .wallet(WALLET, 1_000, new Grant(FUND, won(500), Optional.of(NOON)));

    @Test
    void it_posts_its_transfers_with_the_reason_and_who_approved() {
        List<Transfer> transfers = List.of(move(OWN, SUSPENSE, 1_000), move(SUSPENSE, SOLD, 400));
        assertThat(correction(transfers).decide(situation))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET),
                        transfers,
                        List.of(),
                        Map.of(Detail.REASON, "typed twice", Detail.APPROVED_BY, "lee")));
    }

    @Test
    void the_house_alone_can_be_corrected() {
        Decision.Post post = (Decision.Post) correction(List.of(move(SOLD, TILL, 5)))
                .decide(new FakeSituation().house(SOLD).house(TILL));
        assertThat(post.wallet()).isEmpty();
    }

    @Test
    void i02_no_part_of_the_wallet_ends_below_zero() {
        assertThat(declined(move(OWN, SUSPENSE, 1_001))).contains(DeclineReason.BELOW_ZERO);
        assertThat(declined(move(GRANT, SUSPENSE, 501))).contains(DeclineReason.BELOW_ZERO);
        assertThat(declined(move(OWN, SUSPENSE, 1_000), move(GRANT, SUSPENSE, 500)))
                .isEmpty();
        assertThat(declined(move(OWN, SUSPENSE, 1_300), move(GRANT, OWN, 300))).isEmpty();
    }

    @Test
    void a_debt_is_made_and_forgiven_and_never_below_zero() {
        situation.wallet(new Wallet(WALLET, won(1_000), won(0), won(50), List.of()));
        assertThat(declined(move(SUSPENSE, IOU, 50))).isEmpty();
        assertThat(declined(move(OWN, IOU, 50))).isEmpty();
        assertThat(declined(move(IOU, SUSPENSE, 9))).isEmpty();
        assertThat(declined(move(SUSPENSE, IOU, 51))).contains(DeclineReason.BELOW_ZERO);
    }

    @Test
    void what_is_held_moves_with_its_hold_alone() {
        for (AccountId held : List.of(AccountId.held(WALLET), AccountId.heldGrant(WALLET, FUND))) {
            for (Transfer transfer : List.of(move(held, SUSPENSE, 1), move(SUSPENSE, held, 1))) {
                assertThatThrownBy(() -> correction(List.of(transfer)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "a correction must leave what is held to its hold's capture or release, was " + held);
            }
        }
    }

    @Test
    void no_limit_and_no_question_stops_it() {
        situation
                .policy(policy -> policy.chargeLimit(won(1))
                        .topUpLimit(won(1))
                        .withdrawalLimit(won(1))
                        .balanceLimit(won(1))
                        .dailySpendingLimit(won(1))
                        .askAbove(won(1)))
                .spentToday(1_000_000);
        assertThat(declined(move(SUSPENSE, OWN, 1_000_000))).isEmpty();
    }

    @Test
    void a_card_number_is_no_amount_here_either() {
        situation.cardNumber(1_000_000);
        assertThat(declined(move(SUSPENSE, OWN, 1_000_000))).contains(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
    }

    @Test
    void every_account_must_exist_and_so_must_the_fund_behind_a_grant() {
        FakeSituation nothing = new FakeSituation().wallet(WALLET, 1_000);
        assertThat(correction(List.of(move(OWN, SOLD, 1))).decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
        assertThat(correction(List.of(move(TILL, OWN, 1))).decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
        assertThat(correction(List.of(move(SUSPENSE, GRANT, 1))).decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_FUND));
        assertThat(correction(List.of(move(GIVER, SUSPENSE, 1))).decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_FUND));
        assertThat(correction(List.of(move(AccountId.sponsor(SPONSOR), SUSPENSE, 1)))
                        .decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_SPONSOR));
        assertThat(correction(List.of(move(SUSPENSE, AccountId.own(OTHER_WALLET), 1)))
                        .decide(nothing))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        assertThat(correction(List.of(move(SOLD, TILL, 1), move(SUSPENSE, GRANT, 1)))
                        .decide(nothing))
                .as("the first by its text")
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_BOOTH));
    }

    @Test
    void it_needs_its_wallet_and_every_account_but_those_that_are_always_there() {
        assertThat(correction(List.of(move(OWN, GRANT, 1), move(SOLD, SUSPENSE, 1)))
                        .needs())
                .isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of(SOLD, GIVER)));
    }

    @Test
    void two_pairs_of_eyes_are_needed() {
        assertThatThrownBy(() -> correction(List.of(move(OWN, SUSPENSE, 1)), "why", KIM, KIM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a correction must be approved by someone else than kim");
    }

    @Test
    void it_moves_money_of_at_most_one_wallet() {
        assertThatThrownBy(() -> correction(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a correction must move money, had no transfers");
        assertThatThrownBy(() -> correction(List.of(move(OWN, AccountId.own(OTHER_WALLET), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a correction must touch at most one wallet, was 2");
    }

    @Test
    void each_amount_is_at_most_the_largest() {
        assertThatThrownBy(() ->
                        correction(List.of(move(SUSPENSE, OWN, 1), move(SUSPENSE, OWN, Rules.LARGEST_AMOUNT + 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_has_at_most_a_hundred_transfers() {
        Transfer one = move(SUSPENSE, OWN, 1);
        assertThat(correction(Collections.nCopies(100, one)).transfers()).hasSize(100);
        assertThatThrownBy(() -> correction(Collections.nCopies(101, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a correction must have at most 100 transfers, had 101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nREASON=b", "\u0007", "half \uD83D"})
    void a_reason_of_another_shape_is_refused_by_its_length(String reason) {
        assertThatThrownBy(() -> correction(List.of(move(OWN, SUSPENSE, 1)), reason, KIM, LEE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reason must be 1 to 200 characters without control characters, was " + reason.length());
    }

    @Test
    void a_reason_has_up_to_200_characters() {
        assertThat(correction(List.of(move(OWN, SUSPENSE, 1)), "가".repeat(200), KIM, LEE)
                        .reason())
                .hasSize(200);
        assertThatThrownBy(() -> correction(List.of(move(OWN, SUSPENSE, 1)), "가".repeat(201), KIM, LEE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<DeclineReason> declined(Transfer... transfers) {
        Decision decision = correction(List.of(transfers)).decide(situation);
        return decision instanceof Decision.Decline decline ? Optional.of(decline.reason()) : Optional.empty();
    }

    private static CorrectionRequest correction(List<Transfer> transfers) {
        return correction(transfers, "typed twice", KIM, LEE);
    }

    private static CorrectionRequest correction(
            List<Transfer> transfers, String reason, OperatorId operator, OperatorId approvedBy) {
        return new CorrectionRequest(key("k"), transfers, reason, operator, approvedBy);
    }

    private static Transfer move(AccountId from, AccountId to, long amount) {
        return new Transfer(from, to, won(amount));
    }
}
