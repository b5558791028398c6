package com.minsapay.registry;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.FUND;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static com.minsapay.Given.won;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.AccountId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transfer;
import com.minsapay.registry.OpenWalletRequest.GrantOf;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenWalletRequestTest {
    private static final AccountId GIVER = AccountId.fund(FUND);
    private static final Optional<GrantOf> GRANT = Optional.of(new GrantOf(FUND, won(7_000)));

    private final FakeSituation situation = new FakeSituation().house(GIVER);

    @Test
    void a_wallet_opens_with_its_card_and_its_grant() {
        assertThat(open(Optional.of(CARD), GRANT).decide(situation))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET),
                        List.of(new Transfer(GIVER, AccountId.grant(WALLET, FUND), won(7_000))),
                        List.of(
                                new Change.WalletOpened(WALLET),
                                new Change.CardChanged(new Card(CARD, WALLET, CardStatus.ACTIVE, NOON))),
                        Map.of()));
    }

    @Test
    void a_wallet_opens_with_nothing_at_all() {
        assertThat(open(Optional.empty(), Optional.empty()).decide(new FakeSituation()))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET), List.of(), List.of(new Change.WalletOpened(WALLET)), Map.of()));
    }

    @Test
    void a_wallet_opens_once() {
        situation.wallet(WALLET, 0);
        assertThat(open(Optional.empty(), Optional.empty()).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.WALLET_EXISTS));
    }

    @Test
    void i09_an_active_card_is_not_linked_again() {
        situation.card(CARD, OTHER_WALLET, CardStatus.ACTIVE);
        assertThat(open(Optional.of(CARD), GRANT).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.CARD_ALREADY_LINKED));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "REPLACED"})
    void a_wallet_may_open_with_a_card_that_was_anothers(CardStatus status) {
        situation.card(CARD, OTHER_WALLET, status);
        Decision.Post post =
                (Decision.Post) open(Optional.of(CARD), Optional.empty()).decide(situation);
        assertThat(post.changes()).contains(new Change.CardChanged(new Card(CARD, WALLET, CardStatus.ACTIVE, NOON)));
        assertThat(post.details()).containsOnlyKeys(Detail.LINKED_AGAIN);
    }

    @Test
    void a_grant_needs_a_fund_that_has_not_expired() {
        assertThat(open(Optional.empty(), GRANT).decide(new FakeSituation()))
                .isEqualTo(Decision.decline(DeclineReason.UNKNOWN_FUND));
        situation.house(GIVER, NOON);
        assertThat(open(Optional.empty(), GRANT).decide(situation))
                .isEqualTo(Decision.decline(DeclineReason.FUND_EXPIRED));
        situation.house(GIVER, NOON.plusNanos(1_000));
        assertThat(open(Optional.empty(), GRANT).decide(situation)).isInstanceOf(Decision.Post.class);
    }

    @Test
    void what_is_wrong_is_told_in_a_fixed_order() {
        OpenWalletRequest request = open(Optional.of(CARD), GRANT);
        FakeSituation wrong =
                new FakeSituation().cardNumber(7_000).wallet(WALLET, 0).card(CARD, OTHER_WALLET, CardStatus.ACTIVE);
        assertThat(request.decide(wrong)).isEqualTo(Decision.decline(DeclineReason.AMOUNT_IS_A_CARD_NUMBER));
        wrong = new FakeSituation().wallet(WALLET, 0).card(CARD, OTHER_WALLET, CardStatus.ACTIVE);
        assertThat(request.decide(wrong)).isEqualTo(Decision.decline(DeclineReason.WALLET_EXISTS));
        wrong = new FakeSituation().card(CARD, OTHER_WALLET, CardStatus.ACTIVE);
        assertThat(request.decide(wrong)).isEqualTo(Decision.decline(DeclineReason.CARD_ALREADY_LINKED));
        assertThat(request.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_FUND));
    }

    @Test
    void it_needs_the_wallet_the_card_and_the_fund() {
        assertThat(open(Optional.of(CARD), GRANT).needs())
                .isEqualTo(new Needs(Set.of(WALLET), Set.of(CARD), Set.of(GIVER)).withHistories());
        assertThat(open(Optional.empty(), Optional.empty()).needs())
                .isEqualTo(new Needs(Set.of(WALLET), Set.of(), Set.of()));
    }

    private static OpenWalletRequest open(Optional<CardId> card, Optional<GrantOf> grant) {
        return new OpenWalletRequest(key("k"), WALLET, card, grant, KIM);
    }
}
