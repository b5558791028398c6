package com.minsapay.request;

import static com.minsapay.Given.BOOTH;
import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.LEE;
import static com.minsapay.Given.OTHER_DESK;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.account.AccountId;
import com.minsapay.booth.PayoutRequest;
import com.minsapay.card.CardStatus;
import com.minsapay.charge.ChargeRequest;
import com.minsapay.correction.CorrectionRequest;
import com.minsapay.desk.DeskTransferRequest;
import com.minsapay.desk.DropRequest;
import com.minsapay.desk.FloatRequest;
import com.minsapay.desk.TopUpRequest;
import com.minsapay.desk.WithdrawalRequest;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.registry.OpenWalletRequest;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    /** Makes something that names an amount. */
    private record Maker(String what, Function<Money, Object> of) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Maker> makers() {
        AccountId own = AccountId.own(WALLET);
        return Stream.of(
                new Maker("charge", amount -> ChargeRequest.of(key("k"), BOOTH, WalletRef.of(CARD), amount, KIM)),
                new Maker("top-up", amount -> TopUpRequest.of(key("k"), DESK, WalletRef.of(CARD), amount, KIM)),
                new Maker(
                        "withdrawal", amount -> new WithdrawalRequest(key("k"), DESK, WalletRef.of(CARD), amount, KIM)),
                new Maker("float", amount -> new FloatRequest(key("k"), DESK, amount, KIM)),
                new Maker("drop", amount -> new DropRequest(key("k"), DESK, amount, KIM)),
                new Maker("desk transfer", amount -> new DeskTransferRequest(key("k"), DESK, OTHER_DESK, amount, KIM)),
                new Maker("payout", amount -> PayoutRequest.of(key("k"), BOOTH, amount, KIM)),
                new Maker("grant", amount -> new OpenWalletRequest.GrantOf(FUND, amount)),
                new Maker(
                        "correction",
                        amount -> new CorrectionRequest(
                                key("k"), List.of(new Transfer(own, AccountId.suspense(), amount)), "why", KIM, LEE)));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void i11_an_amount_is_more_than_zero_and_at_most_the_largest(Maker maker) {
        assertThat(maker.of().apply(won(1))).isNotNull();
        assertThat(maker.of().apply(won(Rules.LARGEST_AMOUNT))).isNotNull();
        for (long bad : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> maker.of().apply(won(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("amount must be positive, was " + (bad == 0 ? "zero" : "below zero"));
        }
        for (long bad : new long[] {Rules.LARGEST_AMOUNT + 1, 36_073_104_207_896_836L, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> maker.of().apply(won(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("amount must be at most 1000000000000 minor units");
        }
    }

    @ParameterizedTest
    @CsvSource({"BLOCKED, CARD_BLOCKED", "REPLACED, CARD_REPLACED"})
    void i09_a_card_that_is_not_active_never_leads_to_its_wallet(CardStatus status, DeclineReason reason) {
        Situation situation = new FakeSituation().wallet(WALLET, 500).card(CARD, WALLET, status);
        assertThat(found(WalletRef.of(CARD), situation)).isEqualTo(Decision.decline(reason));
    }

    @Test
    void a_wallet_is_found_by_its_id_and_by_its_active_card() {
        Situation situation = new FakeSituation().wallet(WALLET, 500).card(CARD, WALLET, CardStatus.ACTIVE);
        Decision expected = Decision.post(WALLET, List.of());
        assertThat(found(WalletRef.of(WALLET), situation)).isEqualTo(expected);
        assertThat(found(WalletRef.of(CARD), situation)).isEqualTo(expected);
    }

    @Test
    void a_closed_wallet_is_declined() {
        Situation situation = new FakeSituation().wallet(new Wallet(WALLET, won(500), List.of()).close());
        assertThat(found(WalletRef.of(WALLET), situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
    }

    @Test
    void a_wallet_or_card_that_nobody_knows_is_declined() {
        Situation nothing = new FakeSituation();
        assertThat(found(WalletRef.of(WALLET), nothing)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        assertThat(found(WalletRef.of(CARD), nothing)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_CARD));
    }

    @Test
    void a_card_whose_wallet_is_gone_is_a_fault_and_no_refusal() {
        Situation broken = new FakeSituation().card(CARD, WALLET, CardStatus.ACTIVE);
        assertThatThrownBy(() -> found(WalletRef.of(CARD), broken)).isInstanceOf(LedgerCorruptException.class);
    }

    private static Decision found(WalletRef ref, Situation situation) {
        return Rules.withWallet(ref, situation, wallet -> Decision.post(wallet.id(), List.of()));
    }
}
