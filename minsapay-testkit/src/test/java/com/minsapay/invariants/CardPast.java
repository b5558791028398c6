package com.minsapay.invariants;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What cards were at which instants. A card that is linked again is so later than whatever it was before. */
final class CardPast {
    record State(String wallet, String status) {}

    private final Map<String, TreeMap<Instant, State>> states = new HashMap<>();

    /** From an instant on; the last thing said of one and the same instant counts. */
    void is(String card, String wallet, String status, Instant at) {
        TreeMap<Instant, State> past = states.computeIfAbsent(card, name -> new TreeMap<>());
        boolean linkedAgain = status.equals("ACTIVE") && !past.isEmpty();
        Instant earliest = past.isEmpty() ? at : past.lastKey().plus(linkedAgain ? 1 : 0, ChronoUnit.MICROS);
        past.put(at.isBefore(earliest) ? earliest : at, new State(wallet, status));
    }

    Optional<State> at(String card, Instant instant) {
        return Optional.ofNullable(states.getOrDefault(card, new TreeMap<>()).floorEntry(instant))
                .map(Map.Entry::getValue);
    }
}
