package com.minsapay.invariants;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What cards were at which instants. A card that is linked again is so later than whatever it was before. */
final class CardPast {
    /** By card: of which wallet it was active from which instant on; of none if it was not. */
    private final Map<String, TreeMap<Instant, Optional<String>>> owners = new HashMap<>();

    /** From an instant on; the last thing said of one and the same instant counts. */
    void is(String card, String wallet, String status, Instant at) {
        TreeMap<Instant, Optional<String>> past = owners.computeIfAbsent(card, name -> new TreeMap<>());
        boolean isActive = status.equals("ACTIVE");
        boolean linkedAgain = isActive && !past.isEmpty();
        Instant earliest = past.isEmpty() ? at : past.lastKey().plus(linkedAgain ? 1 : 0, ChronoUnit.MICROS);
        past.put(at.isBefore(earliest) ? earliest : at, isActive ? Optional.of(wallet) : Optional.empty());
    }

    Optional<String> ownerAt(String card, Instant instant) {
        return Optional.ofNullable(owners.getOrDefault(card, new TreeMap<>()).floorEntry(instant))
                .flatMap(Map.Entry::getValue);
    }
}
