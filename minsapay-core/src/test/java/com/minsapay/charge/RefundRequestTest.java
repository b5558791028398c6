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
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RefundRequestTest {
    private static final TransactionId CHARGE = transaction(1);
    private static final AccountId PAID = AccountId.booth(BOOTH);
    private static final AccountId OWN = AccountId.own(WALLET);
    private static final AccountId SOON = AccountId.grant(WALLET, FUND);
    private static final AccountId LATER = AccountId.grant(WALLET, OTHER_FUND);

    private final FakeSituation situation = new FakeSituation()
            .wallet(
                    WALLET,
                    0,
                    new Grant(FUND, won(0), Optional.of(NOON.plusSeconds(1))),
                    new Grant(OTHER_FUND, won(0), Optional.empty()))
            .recorded(charge(paid(SOON, 300), paid(LATER, 200), paid(OWN, 500)));

    @Test
    void a_full_refund_gives_every_part_back_where_it_came_from() {
        assertThat(RefundRequest.full(key("k"), CHARGE, KIM).decide(situation))
                .isEqualTo(refunds(back(OWN, 500), back(LATER, 200), back(SOON, 300)));
    }

    @Test
    void a_part_comes_from_what_was_paid_last() {
        assertThat(part(500).decide(situation)).isEqualTo(refunds(back(OWN, 500)));
        assertThat(part(501).decide(situation)).isEqualTo(refunds(back(OWN, 500), back(LATER, 1)));
        assertThat(part(701).decide(situation)).isEqualTo(refunds(back(OWN, 500), back(LATER, 200), back(SOON, 1)));
    }

    @Test
    void a_second_part_goes_on_where_the_first_ended() {
        situation.recorded(refund(2, back(OWN, 500), back(LATER, 50)));
        assertThat(part(200).decide(situation)).isEqualTo(refunds(back(LATER, 150), back(SOON, 50)));
        assertThat(RefundRequest.full(key("k"), CHARGE, KIM).decide(situation))
                .isEqualTo(refunds(back(LATER, 150), back(SOON, 300)));
    }

    @Test
    void of_a_capture_only_what_was_paid_goes_back() {
        situation.recorded(recorded(
                9,
                TransactionKind.CAPTURE,
                Optional.empty(),
                Optional.empty(),
                new Transfer(AccountId.heldGrant(WALLET, OTHER_FUND), LATER, won(200)),
                paid(AccountId.held(WALLET), 300)));
        assertThat(RefundRequest.full(key("k"), transaction(9), KIM).decide(situation))
                .isEqualTo(Decision.post(WALLET, List.of(back(OWN, 300)), transaction(9)));
    }

    @Test
    void i06_an_expired_part_goes_to_its_fund() {
        situation.wallet(
                WALLET,
                0,
                new Grant(FUND, won(0), Optional.of(NOON)),
                new Grant(OTHER_FUND, won(0), Optional.of(NOON.plusNanos(1_000))));
        assertThat(RefundRequest.full(key("k"), CHARGE, KIM).decide(situation))
                .isEqualTo(refunds(back(OWN, 500), back(LATER, 200), back(AccountId.fund(FUND), 300)));
    }

    @Test
    void nothing_goes_back_to_a_closed_wallet() {
        situation.wallet(new Wallet(WALLET, won(0), List.of()).close());
        assertThat(part(500).decide(situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
    }

    @Test
    void own_money_that_comes_back_repays_what_the_wallet_owes_first() {
        situation.wallet(new Wallet(WALLET, won(0), won(0), won(120), situation.grants(WALLET)));
        assertThat(part(600).decide(situation))
                .isEqualTo(refunds(back(AccountId.iou(WALLET), 120), back(OWN, 380), back(LATER, 100)));
    }

    @Test
    void i05_what_its_fund_was_given_counts_as_refunded() {
        situation.recorded(refund(2, back(OWN, 500), back(LATER, 200), back(AccountId.fund(FUND), 100)));
        assertThat(RefundRequest.full(key("k"), CHARGE, KIM).decide(situation)).isEqualTo(refunds(back(SOON, 200)));
    }

    @Test
    void i05_a_charge_is_given_back_once() {
        situation.recorded(refund(2, back(OWN, 500), back(LATER, 200), back(SOON, 299)));
        assertThat(part(2).decide(situation)).isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_WHAT_IS_LEFT, won(1)));
        situation.recorded(refund(3, back(SOON, 1)));
        assertThat(part(1).decide(situation)).isEqualTo(Decision.decline(DeclineReason.ALREADY_REFUNDED));
        assertThat(RefundRequest.full(key("k"), CHARGE, KIM).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.ALREADY_REFUNDED));
    }

    /** As if the charge had been smaller: the wallet would have paid the same parts for what is left. */
    @Property(tries = 300)
    void i05_any_refunds_leave_what_a_smaller_charge_would_have_taken(
            @ForAll @LongRange(min = 0, max = 50) long own,
            @ForAll @LongRange(min = 0, max = 50) long granted,
            @ForAll @Size(max = 5) List<@LongRange(min = 1, max = 40) Long> parts) {
        Wallet before = new Wallet(
                WALLET, won(own + 1), List.of(new Grant(FUND, won(granted), Optional.of(NOON.plusSeconds(1)))));
        long amount = own + 1 + granted;
        FakeSituation some = new FakeSituation()
                .wallet(WALLET, 0, new Grant(FUND, won(0), Optional.of(NOON.plusSeconds(1))))
                .recorded(charge(before.pay(won(amount), PAID, NOON).toArray(Transfer[]::new)));
        Money left = won(amount);
        List<Transfer> given = new ArrayList<>();
        int number = 2;
        for (long part : parts) {
            Decision decision = part(part).decide(some);
            if (decision instanceof Decision.Post post) {
                some.recorded(refund(number++, post.transfers().toArray(Transfer[]::new)));
                given.addAll(post.transfers());
                left = left.minus(won(part));
            } else {
                assertThat(won(part).isMoreThan(left)).isTrue();
            }
        }
        Wallet after = before.after(before.pay(won(amount), PAID, NOON), fund -> Optional.empty())
                .flatMap(paid -> paid.after(given, fund -> Optional.empty()))
                .orElseThrow();
        Wallet smaller = left.isZero()
                ? before
                : before.after(before.pay(left, PAID, NOON), fund -> Optional.empty())
                        .orElseThrow();
        assertThat(after).isEqualTo(smaller);
    }

    @Test
    void what_is_no_approved_charge_is_not_refunded() {
        assertThat(RefundRequest.full(key("k"), transaction(9), KIM).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_TRANSACTION));
        situation.recorded(recorded(5, TransactionKind.TOP_UP, Optional.empty(), Optional.empty(), back(OWN, 5)));
        situation.recorded(
                recorded(6, TransactionKind.CHARGE, Optional.of(DeclineReason.NOT_ENOUGH_MONEY), Optional.empty()));
        for (int other : new int[] {5, 6}) {
            assertThat(RefundRequest.full(key("k"), transaction(other), KIM).decide(situation))
                    .isEqualTo(Decision.decline(DeclineReason.NOT_A_CHARGE));
        }
    }

    @Test
    void an_amount_that_is_a_card_number_is_refused_and_not_recorded() {
        situation.cardNumber(100);
        assertThat(part(100).decide(situation)).isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
    }

    @Test
    void it_needs_the_charge_and_means_charge_amount_and_operator() {
        RefundRequest full = RefundRequest.full(key("k"), CHARGE, KIM);
        assertThat(full.needs()).isEqualTo(new Needs(Set.of(), Set.of(), Set.of(), Set.of(CHARGE), Set.of(), Set.of()));
        assertThat(full.meaning()).containsExactly("REFUND", CHARGE.toString(), "all that is left", "kim");
        assertThat(part(100).meaning()).containsExactly("REFUND", CHARGE.toString(), won(100).toString(), "kim");
        assertThat(full.amounts()).isEmpty();
        assertThat(part(100).amounts()).containsExactly(won(100));
        assertThatThrownBy(() -> part(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_charge_whose_wallet_is_gone_is_a_fault_and_no_refusal() {
        FakeSituation nobody = new FakeSituation().recorded(charge(paid(OWN, 500)));
        assertThatThrownBy(() -> part(100).decide(nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a charge's wallet must be there");
    }

    private static RefundRequest part(long amount) {
        return RefundRequest.part(key("k"), CHARGE, won(amount), KIM);
    }

    private static Decision refunds(Transfer... transfers) {
        return Decision.post(WALLET, List.of(transfers), CHARGE);
    }

    private static Transfer paid(AccountId from, long amount) {
        return new Transfer(from, PAID, won(amount));
    }

    private static Transfer back(AccountId to, long amount) {
        return new Transfer(PAID, to, won(amount));
    }

    private static Transaction charge(Transfer... transfers) {
        return recorded(1, TransactionKind.CHARGE, Optional.empty(), Optional.empty(), transfers);
    }

    private static Transaction refund(int number, Transfer... transfers) {
        return recorded(number, TransactionKind.REFUND, Optional.empty(), Optional.of(CHARGE), transfers);
    }

    private static Transaction recorded(
            int number,
            TransactionKind kind,
            Optional<DeclineReason> declined,
            Optional<TransactionId> about,
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
                KIM,
                Optional.empty(),
                about,
                Map.of());
    }
}
