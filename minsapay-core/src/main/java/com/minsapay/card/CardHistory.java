package com.minsapay.card;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a card ever was. Immutable and thread-safe.
 *
 * @param states of one card, each until the next; of those that begin at the same instant, the later ones behind
 */
public record CardHistory(List<Card> states) {
    /** Orders by when each state began. */
    public CardHistory {
        states = states.stream().sorted(Comparator.comparing(Card::since)).toList();
    }

    /** What the card was at an instant; empty if it was not linked yet. */
    public Optional<Card> at(Instant instant) {
        return states.stream().filter(state -> !state.since().isAfter(instant)).reduce((former, later) -> later);
    }

    /** What the card is now; empty if it was never linked. */
    public Optional<Card> present() {
        return states.stream().reduce((former, later) -> later);
    }

    /**
     * From when on the card pays from a wallet that it is linked to at an instant: later than anything that it was before,
     * even if a clock was put back, so that it is never of two wallets.
     */
    public Instant free(Instant at) {
        return present()
                .map(last -> last.since().plus(1, ChronoUnit.MICROS))
                .filter(at::isBefore)
                .orElse(at);
    }
}
