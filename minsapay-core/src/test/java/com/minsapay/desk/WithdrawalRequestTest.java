package com.minsapay.desk;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithdrawalRequestTest {
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final Decision HANDED_BACK =
            Decision.post(WALLET, List.of(new Transfer(AccountId.own(WALLET), TILL, won(3_000))));

    private final FakeSituation situation =
            new FakeSituation().house(TILL).wallet(WALLET, 3_000).card(CARD, WALLET, CardStatus.ACTIVE);

    @Test
    void i06_own_money_is_handed_back_and_grants_never() {
        situation.wallet(WALLET, 3_000, new Grant(FUND, won(9_000), Optional.empty()));
        assertThat(withdrawal(3_000).decide(situation)).isEqualTo(HANDED_BACK);
        assertThat(withdrawal(3_001).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(1)));
    }

    @Test
    void what_the_wallet_owes_is_not_handed_back_and_what_is_held_neither() {
        situation.wallet(new Wallet(WALLET, won(5_000), won(900), won(2_000), List.of()));
        assertThat(withdrawal(3_000).decide(situation)).isEqualTo(HANDED_BACK);
        assertThat(withdrawal(3_001).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(1)));
        situation.wallet(new Wallet(WALLET, won(100), won(0), won(2_000), List.of()));
        assertThat(withdrawal(3_000).decide(situation)).isEqualTo(Decision.notEnoughMoney(won(3_000)));
    }

    @Test
    void a_withdrawal_of_exactly_the_limit_goes_through() {
        situation.wallet(WALLET, 9_000).policy(policy -> policy.withdrawalLimit(won(3_000)));
        assertThat(withdrawal(3_000).decide(situation)).isEqualTo(HANDED_BACK);
        assertThat(withdrawal(3_001).decide(situation))
                .isEqualTo(Decision.aboveLimit(DeclineReason.ABOVE_REQUEST_LIMIT, won(3_000)));
    }

    @Test
    void a_large_amount_is_not_asked_about() {
        situation.policy(policy -> policy.askAbove(won(1)));
        assertThat(withdrawal(3_000).decide(situation)).isEqualTo(HANDED_BACK);
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        assertThat(declined(new FakeSituation().cardNumber(3_000))).isEqualTo(DeclineReason.AMOUNT_IS_A_CARD_NUMBER);
        FakeSituation right = new FakeSituation().policy(policy -> policy.withdrawalLimit(won(2_999)));
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_DESK);
        right.house(TILL);
        assertThat(declined(right)).isEqualTo(DeclineReason.UNKNOWN_CARD);
        right.card(CARD, WALLET, CardStatus.REPLACED).wallet(WALLET, 0);
        assertThat(declined(right)).isEqualTo(DeclineReason.CARD_REPLACED);
        right.card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(declined(right)).isEqualTo(DeclineReason.ABOVE_REQUEST_LIMIT);
        right.policy(policy -> policy);
        assertThat(declined(right)).isEqualTo(DeclineReason.NOT_ENOUGH_MONEY);
    }

    private static DeclineReason declined(FakeSituation in) {
        return ((Decision.Decline) withdrawal(3_000).decide(in)).reason();
    }

    private static WithdrawalRequest withdrawal(long amount) {
        return new WithdrawalRequest(key("k"), DESK, WalletRef.of(CARD), won(amount), KIM);
    }
}
