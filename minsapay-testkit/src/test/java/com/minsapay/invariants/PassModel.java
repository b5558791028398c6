package com.minsapay.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which wallets pay nothing where, worked out a second time: the part of {@link ReferenceModel} that knows free passes. */
final class PassModel {
    private record Pass(String sponsor, Optional<Instant> until) {
        private boolean isValidAt(Instant now) {
            return until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /** By wallet and booth. */
    private final Map<String, Map<String, Pass>> passes = new TreeMap<>();

    /** The account that pays for a wallet at a booth; empty if the wallet does. */
    Optional<String> payer(String wallet, String booth, Instant now) {
        return Optional.ofNullable(of(wallet).get(booth))
                .filter(pass -> pass.isValidAt(now))
                .map(pass -> "sponsor:" + pass.sponsor);
    }

    /** Why passes cannot be given, if so; they are, if that is to be done. */
    Optional<String> give(Ask.GivePass ask, String wallet, Instant now, boolean doIt) {
        boolean isTaken = ask.booths().stream()
                .flatMap(booth -> payer(wallet, booth, now).stream())
                .anyMatch(payer -> !payer.equals("sponsor:" + ask.sponsor()));
        if (isTaken) {
            return Optional.of("declined PASS_EXISTS");
        }
        if (doIt) {
            ask.booths().forEach(booth -> of(wallet).put(booth, new Pass(ask.sponsor(), ask.until())));
        }
        return Optional.empty();
    }

    /** Why passes cannot be ended, if so; they are, if that is to be done. */
    Optional<String> end(Ask.EndPass ask, String wallet, boolean doIt) {
        Set<String> ofSponsor = new TreeSet<>(of(wallet).keySet());
        ofSponsor.removeIf(booth -> !of(wallet).get(booth).sponsor.equals(ask.sponsor()));
        Set<String> ended = ask.booths().isEmpty() ? ofSponsor : ask.booths();
        if (ended.isEmpty() || !ofSponsor.containsAll(ended)) {
            return Optional.of("declined NO_SUCH_PASS");
        }
        if (doIt) {
            of(wallet).keySet().removeAll(ended);
        }
        return Optional.empty();
    }

    void close(String wallet) {
        passes.remove(wallet);
    }

    /** A wallet's passes, as its row has them. */
    String text(String wallet) {
        List<String> lines = of(wallet).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().sponsor
                        + entry.getValue()
                                .until
                                .map(end -> "@" + end.getEpochSecond() * 1_000_000)
                                .orElse(""))
                .toList();
        return String.join("\n", lines);
    }

    private Map<String, Pass> of(String wallet) {
        return passes.computeIfAbsent(wallet, id -> new TreeMap<>());
    }
}
