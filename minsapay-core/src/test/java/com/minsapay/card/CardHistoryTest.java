package com.minsapay.card;

import static com.minsapay.Given.CARD;
import static com.minsapay.Given.NOON;
import static com.minsapay.Given.OTHER_WALLET;
import static com.minsapay.Given.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import com.minsapay.account.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardHistoryTest {
    private static final CardHistory HISTORY = new CardHistory(List.of(
            state(OTHER_WALLET, CardStatus.ACTIVE, 30),
            state(WALLET, CardStatus.ACTIVE, 0),
            state(WALLET, CardStatus.BLOCKED, 20),
            state(OTHER_WALLET, CardStatus.REPLACED, 40)));

    @Test
    void i09_a_card_is_of_a_wallet_from_its_linking_until_it_is_blocked_or_replaced() {
        assertThat(ownerAt(HISTORY, at(0).minusNanos(1))).isEmpty();
        assertThat(ownerAt(HISTORY, at(0))).contains(WALLET);
        assertThat(ownerAt(HISTORY, at(20).minusNanos(1))).contains(WALLET);
        assertThat(ownerAt(HISTORY, at(20))).isEmpty();
        assertThat(ownerAt(HISTORY, at(30))).contains(OTHER_WALLET);
        assertThat(ownerAt(HISTORY, at(40))).isEmpty();
        assertThat(ownerAt(HISTORY, Instant.MAX)).isEmpty();
    }

    private static Optional<WalletId> ownerAt(CardHistory history, Instant instant) {
        return history.at(instant)
                .filter(card -> card.status() == CardStatus.ACTIVE)
                .map(Card::wallet);
    }

    @Test
    void what_ended_as_it_began_never_paid() {
        CardHistory history =
                new CardHistory(List.of(state(WALLET, CardStatus.ACTIVE, 0), state(WALLET, CardStatus.BLOCKED, 0)));
        assertThat(ownerAt(history, at(0))).isEmpty();
        assertThat(history.present()).contains(state(WALLET, CardStatus.BLOCKED, 0));
    }

    @Test
    void a_card_is_free_once_nothing_of_it_is_later() {
        assertThat(HISTORY.free(at(41))).isEqualTo(at(41));
        assertThat(HISTORY.free(at(40))).isEqualTo(at(40).plusNanos(1_000));
        assertThat(HISTORY.free(at(10))).isEqualTo(at(40).plusNanos(1_000));
        assertThat(new CardHistory(List.of()).free(at(10))).isEqualTo(at(10));
    }

    @Test
    void a_card_that_was_never_linked_is_nothing() {
        assertThat(new CardHistory(List.of()).present()).isEmpty();
        assertThat(new CardHistory(List.of()).at(NOON)).isEmpty();
    }

    @Test
    void a_state_never_ends_before_it_began() {
        Card linked = state(WALLET, CardStatus.ACTIVE, 10);
        assertThat(linked.with(CardStatus.BLOCKED, at(9))).isEqualTo(state(WALLET, CardStatus.BLOCKED, 10));
        assertThat(linked.with(CardStatus.BLOCKED, at(11))).isEqualTo(state(WALLET, CardStatus.BLOCKED, 11));
    }

    private static Card state(WalletId wallet, CardStatus status, int second) {
        return new Card(CARD, wallet, status, at(second));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
