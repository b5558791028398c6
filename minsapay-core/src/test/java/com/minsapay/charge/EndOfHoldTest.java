package com.minsapay.charge;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.KRW;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.transaction;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.ledger.Balance;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Capture, release and lapse of a hold of 300 of one grant, 200 of another, and 500 of own money. */
class EndOfHoldTest {
    private static final TransactionId HOLD = transaction(1);
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId SOON = AccountId.grant(WALLET, FUND);
    private static final AccountId LATER = AccountId.grant(WALLET, OTHER_FUND);
    private static final AccountId HELD = AccountId.held(WALLET);
    private static final AccountId HELD_SOON = AccountId.heldGrant(WALLET, FUND);
    private static final AccountId HELD_LATER = AccountId.heldGrant(WALLET, OTHER_FUND);

    private final FakeSituation situation =
            situation(NOON.plusSeconds(1), NOON.plusSeconds(1)).wallet(wallet(NOON.plusSeconds(9), 0));

    @Test
    void a_full_capture_pays_every_part() {
        assertThat(CaptureRequest.full(key("k"), HOLD, KIM).decide(situation))
                .isEqualTo(ends(move(HELD_SOON, PAID, 300), move(HELD_LATER, PAID, 200), move(HELD, PAID, 500)));
        assertThat(capture(1_000).decide(situation))
                .isEqualTo(CaptureRequest.full(key("k"), HOLD, KIM).decide(situation));
    }

    @Test
    void i06_a_part_is_paid_from_grants_first_and_the_rest_goes_back() {
        assertThat(capture(350).decide(situation))
                .isEqualTo(ends(
                        move(HELD_SOON, PAID, 300),
                        move(HELD_LATER, PAID, 50),
                        move(HELD, OWN, 500),
                        move(HELD_LATER, LATER, 150)));
        assertThat(capture(1_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_WHAT_IS_HELD, won(1_000)));
    }

    @Test
    void i06_what_has_expired_meanwhile_is_captured_and_goes_to_its_fund_on_release() {
        situation.wallet(wallet(NOON, 0));
        assertThat(capture(100).decide(situation))
                .isEqualTo(ends(
                        move(HELD_SOON, PAID, 100),
                        move(HELD, OWN, 500),
                        move(HELD_LATER, LATER, 200),
                        move(HELD_SOON, AccountId.fund(FUND), 200)));
        assertThat(release().decide(situation))
                .isEqualTo(ends(
                        move(HELD, OWN, 500),
                        move(HELD_LATER, LATER, 200),
                        move(HELD_SOON, AccountId.fund(FUND), 300)));
    }

    @Test
    void own_money_that_comes_back_repays_what_the_wallet_owes() {
        situation.wallet(wallet(NOON.plusSeconds(9), 120));
        assertThat(release().decide(situation))
                .isEqualTo(ends(
                        move(HELD, AccountId.iou(WALLET), 120),
                        move(HELD, OWN, 380),
                        move(HELD_LATER, LATER, 200),
                        move(HELD_SOON, SOON, 300)));
    }

    @Test
    void a_hold_lapses_at_its_instant_and_is_not_captured_any_more() {
        FakeSituation lapsed = situation(NOON, NOON).wallet(wallet(NOON.plusSeconds(9), 0));
        assertThat(capture(1).decide(lapsed)).isEqualTo(Decision.decline(DeclineReason.HOLD_EXPIRED));
        assertThat(ExpireHoldRequest.of(HOLD).decide(lapsed))
                .isEqualTo(release().decide(lapsed));
        assertThat(ExpireHoldRequest.of(HOLD).decide(situation)).isEqualTo(Decision.decline(DeclineReason.NOT_DUE));
        assertThat(DeclineReason.NOT_DUE.isRecorded()).isFalse();
    }

    @Test
    void i05_it_ends_once() {
        situation.recorded(recorded(2, TransactionKind.RELEASE, Optional.empty(), Optional.of(HOLD), Optional.empty()));
        ends().forEach(end -> assertThat(end.decide(situation)).isEqualTo(Decision.decline(DeclineReason.HOLD_ENDED)));
    }

    @Test
    void what_is_no_approved_hold_does_not_end() {
        FakeSituation other = new FakeSituation();
        ends().forEach(end ->
                assertThat(end.decide(other)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_TRANSACTION)));
        other.recorded(recorded(1, TransactionKind.CHARGE, Optional.empty(), Optional.empty(), Optional.empty()));
        ends().forEach(end -> assertThat(end.decide(other)).isEqualTo(Decision.decline(DeclineReason.NOT_A_HOLD)));
        FakeSituation declined = new FakeSituation()
                .recorded(recorded(
                        1,
                        TransactionKind.HOLD,
                        Optional.of(DeclineReason.NOT_ENOUGH_MONEY),
                        Optional.empty(),
                        Optional.empty()));
        ends().forEach(end -> assertThat(end.decide(declined)).isEqualTo(Decision.decline(DeclineReason.NOT_A_HOLD)));
    }

    /** As if the hold had been smaller: what is left in the wallet is what a charge of the same amount would leave. */
    @Property(tries = 300)
    void i06_a_capture_leaves_what_a_charge_of_it_would(
            @ForAll @LongRange(min = 1, max = 50) long own,
            @ForAll @LongRange(min = 0, max = 50) long granted,
            @ForAll @LongRange(min = 1, max = 100) long held,
            @ForAll @LongRange(min = 1, max = 100) long captured) {
        Wallet before =
                new Wallet(WALLET, won(own), List.of(new Grant(FUND, won(granted), Optional.of(NOON.plusSeconds(1)))));
        long amount = Math.min(held, own + granted);
        long part = Math.min(captured, amount);
        List<Transfer> set = before.hold(won(amount), NOON);
        Wallet holding = before.after(set, fund -> Optional.empty()).orElseThrow();
        FakeSituation some =
                new FakeSituation().wallet(holding).recorded(hold(NOON.plusSeconds(1), set.toArray(Transfer[]::new)));

        Decision.Post post = (Decision.Post) capture(part).decide(some);

        assertThat(holding.after(post.transfers(), fund -> Optional.empty()))
                .isEqualTo(before.after(before.pay(won(part), PAID, NOON), fund -> Optional.empty()));
    }

    @Test
    void an_amount_that_is_a_card_number_is_refused() {
        situation.cardNumber(100);
        assertThat(capture(100).decide(situation)).isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
    }

    @Test
    void each_needs_the_hold_and_means_its_fields() {
        ends().forEach(end -> assertThat(end.needs()).isEqualTo(Needs.of(HOLD)));
        assertThat(capture(100).meaning()).containsExactly("CAPTURE", HOLD.toString(), won(100).toString(), "kim");
        assertThat(CaptureRequest.full(key("k"), HOLD, KIM).meaning())
                .containsExactly("CAPTURE", HOLD.toString(), "all of it", "kim");
        assertThat(release().meaning()).containsExactly("RELEASE", HOLD.toString(), "kim");
        assertThat(ExpireHoldRequest.of(HOLD).meaning()).containsExactly("HOLD_EXPIRE", HOLD.toString(), "sweep");
        assertThat(ExpireHoldRequest.of(HOLD)).isEqualTo(ExpireHoldRequest.of(HOLD));
        assertThat(capture(100).amounts()).containsExactly(won(100));
        assertThatThrownBy(() -> capture(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hold_whose_wallet_is_gone_is_a_fault_and_no_refusal() {
        FakeSituation nobody = new FakeSituation().recorded(hold(NOON.plusSeconds(1), move(OWN, HELD, 500)));
        ends().forEach(end -> assertThatThrownBy(() -> end.decide(nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a hold's wallet must be there"));
    }

    private static Stream<Request> ends() {
        return Stream.of(capture(1), release(), ExpireHoldRequest.of(HOLD));
    }

    private static CaptureRequest capture(long amount) {
        return CaptureRequest.part(key("k"), HOLD, won(amount), KIM);
    }

    private static ReleaseRequest release() {
        return new ReleaseRequest(key("k"), HOLD, KIM);
    }

    private static Decision ends(Transfer... transfers) {
        return Decision.post(WALLET, List.of(transfers), HOLD);
    }

    private static Transfer move(AccountId from, AccountId to, long amount) {
        return new Transfer(from, to, won(amount));
    }

    private static Wallet wallet(Instant soon, long owed) {
        return new Wallet(
                WALLET,
                won(0),
                won(500),
                won(owed),
                List.of(
                        new Grant(FUND, won(0), won(300), Optional.of(soon)),
                        new Grant(OTHER_FUND, won(0), won(200), Optional.empty())));
    }

    private static FakeSituation situation(Instant due, Instant soon) {
        return new FakeSituation()
                .wallet(wallet(soon, 0))
                .recorded(hold(due, move(SOON, HELD_SOON, 300), move(LATER, HELD_LATER, 200), move(OWN, HELD, 500)));
    }

    private static Transaction hold(Instant due, Transfer... transfers) {
        return recorded(1, TransactionKind.HOLD, Optional.empty(), Optional.empty(), Optional.of(due), transfers);
    }

    private static Transaction recorded(
            int number,
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Optional<TransactionId> about,
            Optional<Instant> due,
            Transfer... transfers) {
        return new Transaction(
                transaction(number),
                kind,
                declined,
                Optional.of(WALLET),
                number,
                key("k-" + number),
                KRW,
                List.of(transfers),
                Optional.of(new Balance(won(0), won(0))),
                NOON.minusSeconds(60),
                NOON.minusSeconds(60),
                due,
                KIM,
                Optional.empty(),
                about,
                Map.of(Detail.BOOTH, PAID.toString()));
    }
}
