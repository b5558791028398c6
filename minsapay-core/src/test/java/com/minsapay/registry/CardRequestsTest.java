package com.minsapay.registry;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.KIM;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_CARD;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static com.minsapay.Given.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.card.Card;
import com.minsapay.card.CardStatus;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.FakeSituation;
import com.minsapay.request.Needs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Linking, blocking and replacing cards. */
class CardRequestsTest {
    private final LinkCardRequest link = new LinkCardRequest(key("k"), CARD, WALLET, KIM);
    private final BlockCardRequest block = new BlockCardRequest(key("k"), CARD, KIM);
    private final ReplaceCardRequest replace = new ReplaceCardRequest(key("k"), WALLET, CARD, KIM);

    private final FakeSituation situation = new FakeSituation().wallet(WALLET, 0);

    @Test
    void a_card_is_linked_to_a_wallet_without_an_active_one() {
        situation.card(OTHER_CARD, WALLET, CardStatus.BLOCKED);
        assertThat(link.decide(situation)).isEqualTo(changes(card(CardStatus.ACTIVE)));
    }

    @Test
    void i09_a_wallet_has_at_most_one_active_card() {
        situation.card(OTHER_CARD, WALLET, CardStatus.ACTIVE);
        assertThat(link.decide(situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_HAS_A_CARD));
    }

    @Test
    void i09_an_active_card_is_not_linked_again() {
        for (var owner : List.of(WALLET, OTHER_WALLET)) {
            FakeSituation known = new FakeSituation().wallet(WALLET, 0).card(CARD, owner, CardStatus.ACTIVE);
            assertThat(link.decide(known)).isEqualTo(Decision.decline(DeclineReason.CARD_ALREADY_LINKED));
            assertThat(replace.decide(known)).isEqualTo(Decision.decline(DeclineReason.CARD_ALREADY_LINKED));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "REPLACED"})
    void a_card_that_pays_no_more_is_linked_again_to_its_wallet_or_to_another(CardStatus status) {
        for (var owner : List.of(WALLET, OTHER_WALLET)) {
            FakeSituation known = new FakeSituation().wallet(WALLET, 0).card(CARD, owner, status);
            assertThat(link.decide(known))
                    .isEqualTo(new Decision.Post(
                            Optional.of(WALLET),
                            List.of(),
                            List.of(new Change.CardChanged(card(CardStatus.ACTIVE))),
                            Map.of(Detail.LINKED_AGAIN, micros(NOON))));
        }
    }

    @Test
    void a_card_that_pays_no_more_can_replace_another() {
        situation.card(CARD, OTHER_WALLET, CardStatus.REPLACED).card(OTHER_CARD, WALLET, CardStatus.ACTIVE);
        Decision.Post post = (Decision.Post) replace.decide(situation);
        assertThat(post.changes()).contains(new Change.CardChanged(card(CardStatus.ACTIVE)));
        assertThat(post.details())
                .isEqualTo(Map.of(
                        Detail.LINKED_AGAIN,
                        micros(NOON),
                        Detail.REPLACED_CARD,
                        OTHER_CARD.value().hex()));
    }

    @Test
    void i09_a_card_is_linked_again_after_all_that_it_was_even_if_the_clock_was_put_back() {
        Instant blocked = NOON.plusSeconds(60);
        situation.card(CARD, OTHER_WALLET, CardStatus.BLOCKED, blocked);
        Decision.Post post = (Decision.Post) link.decide(situation);
        assertThat(post.changes())
                .containsExactly(
                        new Change.CardChanged(new Card(CARD, WALLET, CardStatus.ACTIVE, blocked.plusNanos(1_000))));
        assertThat(post.details()).isEqualTo(Map.of(Detail.LINKED_AGAIN, micros(blocked.plusNanos(1_000))));
    }

    @Test
    void a_wallet_that_nobody_opened_gets_no_card() {
        assertThat(link.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
        assertThat(replace.decide(new FakeSituation())).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_WALLET));
    }

    @Test
    void an_active_card_is_blocked_and_stays_with_its_wallet() {
        situation.card(CARD, WALLET, CardStatus.ACTIVE);
        assertThat(block.decide(situation)).isEqualTo(changes(card(CardStatus.BLOCKED)));
    }

    @Test
    void only_an_active_card_is_blocked() {
        assertThat(block.decide(situation)).isEqualTo(Decision.decline(DeclineReason.UNKNOWN_CARD));
        situation.card(CARD, WALLET, CardStatus.BLOCKED);
        assertThat(block.decide(situation)).isEqualTo(Decision.decline(DeclineReason.CARD_BLOCKED));
        situation.card(CARD, WALLET, CardStatus.REPLACED);
        assertThat(block.decide(situation)).isEqualTo(Decision.decline(DeclineReason.CARD_REPLACED));
    }

    @Test
    void i09_a_replaced_card_is_retired_in_the_same_step_and_named() {
        situation.card(OTHER_CARD, WALLET, CardStatus.ACTIVE);
        assertThat(replace.decide(situation))
                .isEqualTo(new Decision.Post(
                        Optional.of(WALLET),
                        List.of(),
                        List.of(
                                new Change.CardChanged(new Card(OTHER_CARD, WALLET, CardStatus.REPLACED, NOON)),
                                new Change.CardChanged(card(CardStatus.ACTIVE))),
                        Map.of(Detail.REPLACED_CARD, OTHER_CARD.value().hex())));
    }

    @Test
    void where_no_card_is_active_there_is_none_to_replace() {
        situation.card(OTHER_CARD, WALLET, CardStatus.BLOCKED);
        assertThat(replace.decide(situation)).isEqualTo(Decision.decline(DeclineReason.WALLET_HAS_NO_CARD));
    }

    @Test
    void they_need_the_card_and_its_wallet() {
        Needs all = new Needs(Set.of(WALLET), Set.of(CARD), Set.of()).withHistories();
        assertThat(link.needs()).isEqualTo(all);
        assertThat(replace.needs()).isEqualTo(all);
        assertThat(block.needs()).isEqualTo(new Needs(Set.of(), Set.of(CARD), Set.of()));
    }

    private static Card card(CardStatus status) {
        return new Card(CARD, WALLET, status, NOON);
    }

    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    private static Decision changes(Card... cards) {
        List<Change> changes =
                Arrays.stream(cards).<Change>map(Change.CardChanged::new).toList();
        return new Decision.Post(Optional.of(WALLET), List.of(), changes, Map.of());
    }
}
