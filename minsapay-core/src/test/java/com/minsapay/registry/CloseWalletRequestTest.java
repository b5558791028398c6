package com.minsapay.registry;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.DESK;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_FUND;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.account.DeskId;
import com.minsapay.account.FundId;
import com.minsapay.card.Card;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Transfer;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import com.minsapay.request.WalletRef;
import com.minsapay.wallet.Grant;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloseWalletRequestTest {
    private static final AccountId TILL = AccountId.desk(DESK);
    private static final CloseWalletRequest AT_DESK = close(Optional.of(DESK));
    private static final CloseWalletRequest WITHOUT_DESK = close(Optional.empty());

    private final FakeSituation situation = new FakeSituation().house(TILL);

    @Test
    void own_money_is_handed_back_grants_go_to_their_funds_and_the_card_is_blocked() {
        situation
                .wallet(WALLET, 900, grant(FUND, 200), grant(OTHER_FUND, 0))
                .card(OTHER_CARD, WALLET, CardStatus.REPLACED)
                .card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(AT_DESK.decide(situation))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET),
                        List.of(
                                new Transfer(AccountId.own(WALLET), TILL, won(900)),
                                new Transfer(AccountId.grant(WALLET, FUND), AccountId.fund(FUND), won(200))),
                        List.of(
                                new Change.WalletClosed(WALLET),
                                new Change.CardChanged(new Card(CARD, WALLET, CardStatus.BLOCKED, NOON))),
                        Map.of()));
    }

    @Test
    void a_wallet_without_own_money_needs_no_desk() {
        situation.wallet(WALLET, 0);
        Decision closed =
                new Decision.Post(Optional.of(WALLET), List.of(), List.of(new Change.WalletClosed(WALLET)), Map.of());
        assertThat(WITHOUT_DESK.decide(situation)).isEqualTo(closed);
        assertThat(AT_DESK.decide(situation)).isEqualTo(closed);
    }

    @Test
    void own_money_needs_a_desk() {
        situation.wallet(WALLET, 1);
        assertThat(WITHOUT_DESK.decide(situation)).isEqualTo(Decision.decline(DeclineReason.NEEDS_A_DESK));
    }

    @Test
    void a_wallet_of_which_money_is_held_or_that_owes_stays_open() {
        situation.wallet(new Wallet(WALLET, won(0), won(1), won(0), List.of()));
        assertThat(AT_DESK.decide(situation)).isEqualTo(Decision.decline(DeclineReason.MONEY_IS_HELD));
        situation.wallet(
                new Wallet(WALLET, won(0), won(0), won(0), List.of(new Grant(FUND, won(0), won(1), Optional.empty()))));
        assertThat(AT_DESK.decide(situation)).isEqualTo(Decision.decline(DeclineReason.MONEY_IS_HELD));
        situation.wallet(new Wallet(WALLET, won(0), won(0), won(1), List.of()));
        assertThat(AT_DESK.decide(situation)).isEqualTo(Decision.decline(DeclineReason.MONEY_IS_OWED));
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        FakeSituation right = new FakeSituation();
        assertThat(AT_DESK.decide(right)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_DESK));
        right.house(TILL);
        assertThat(AT_DESK.decide(right)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        right.wallet(new Wallet(WALLET, won(0), List.of()).close());
        assertThat(AT_DESK.decide(right)).isEqualTo(Decision.decline(DeclineReason.WALLET_CLOSED));
        right.wallet(new Wallet(WALLET, won(1), won(1), won(1), List.of()));
        assertThat(WITHOUT_DESK.decide(right)).isEqualTo(Decision.decline(DeclineReason.MONEY_IS_HELD));
        right.wallet(new Wallet(WALLET, won(1), won(0), won(1), List.of()));
        assertThat(WITHOUT_DESK.decide(right)).isEqualTo(Decision.decline(DeclineReason.MONEY_IS_OWED));
    }

    @Test
    void it_needs_the_wallet_and_the_desk_if_there_is_one() {
        assertThat(AT_DESK.needs()).isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of(TILL)));
        assertThat(WITHOUT_DESK.needs()).isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of()));
    }

    private static Grant grant(FundId fund, long won) {
        return new Grant(fund, won(won), won(0), Optional.of(NOON.minusSeconds(1)));
    }

    private static CloseWalletRequest close(Optional<DeskId> desk) {
        return new CloseWalletRequest(key("k"), WalletRef.of(WALLET), desk, KIM);
    }
}
