package com.minsapay.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which wallets pay nothing where, worked out a second time: the part of {@link ReferenceModel} that knows free passes. */
final class PassModel {
    private record Pass(String sponsor, Optional<Instant> until) {
        private boolean isValidAt(Instant now) {
            return until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /** By wallet and booth. */
    private final Map<String, Map<String, Pass>> passes = new TreeMap<>();

    private final ReferenceBooks books;
    private final CardModel cards;

    PassModel(ReferenceBooks books, CardModel cards) {
        this.books = books;
        this.cards = cards;
    }

    /** The account that pays for a wallet at a booth; empty if the wallet does. */
    Optional<String> payer(ReferenceWallet wallet, String booth, Instant now) {
        return Optional.ofNullable(of(wallet).get(booth))
                .filter(pass -> pass.isValidAt(now))
                .map(pass -> "sponsor:" + pass.sponsor);
    }

    Verdict give(Ask.GivePass ask, Instant now) {
        Optional<Verdict> unknown = Stream.concat(
                        Stream.of("sponsor:" + ask.sponsor()),
                        ask.booths().stream().map("booth:"::concat))
                .flatMap(account -> books.unknown(account).stream())
                .findFirst();
        if (unknown.isPresent()) {
            return unknown.get();
        } else if (ask.until().filter(end -> !now.isBefore(end)).isPresent()) {
            return Verdict.declined("PASS_UNTIL_PAST");
        }
        return cards.with(ask.wallet(), wallet -> give(ask, wallet, now));
    }

    private Verdict give(Ask.GivePass ask, ReferenceWallet wallet, Instant now) {
        boolean isTaken = ask.booths().stream()
                .flatMap(booth -> payer(wallet, booth, now).stream())
                .anyMatch(payer -> !payer.equals("sponsor:" + ask.sponsor()));
        if (isTaken) {
            return Verdict.declined("PASS_EXISTS");
        }
        Pass pass = new Pass(ask.sponsor(), ask.until());
        return Verdict.approved(
                0, wallet, () -> ask.booths().forEach(booth -> of(wallet).put(booth, pass)));
    }

    Verdict end(Ask.EndPass ask) {
        return cards.with(ask.wallet(), wallet -> end(ask, wallet));
    }

    private Verdict end(Ask.EndPass ask, ReferenceWallet wallet) {
        Map<String, Pass> all = of(wallet);
        Set<String> ofSponsor = new TreeSet<>(all.keySet());
        ofSponsor.removeIf(booth -> !all.get(booth).sponsor.equals(ask.sponsor()));
        Set<String> ended = ask.booths().isEmpty() ? ofSponsor : ask.booths();
        if (ended.isEmpty() || !ofSponsor.containsAll(ended)) {
            return Verdict.declined("NO_SUCH_PASS");
        }
        return Verdict.approved(0, wallet, () -> all.keySet().removeAll(ended));
    }

    void close(ReferenceWallet wallet) {
        passes.remove(wallet.id());
    }

    /** A wallet's passes, as its row has them. */
    String text(ReferenceWallet wallet) {
        List<String> lines = of(wallet).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().sponsor
                        + entry.getValue()
                                .until
                                .map(end -> "@" + end.getEpochSecond() * 1_000_000)
                                .orElse(""))
                .toList();
        return String.join("\n", lines);
    }

    private Map<String, Pass> of(ReferenceWallet wallet) {
        return passes.computeIfAbsent(wallet.id(), id -> new TreeMap<>());
    }
}
