package com.minsapay.internal.audit;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.CardRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares cards with what their wallets' chains say. Most are judged beside their chain and forgotten. A card that was
 * linked again stands in several chains, of which the one that says it began last is right: it waits, with every card that is
 * not as expected, until all chains were walked. Used by one thread.
 */
final class CardChecks {
    private final Findings findings;
    private final Set<Bytes> doubtful = new HashSet<>();
    private final Map<Bytes, CardRow> expected = new HashMap<>();

    CardChecks(Findings findings) {
        this.findings = findings;
    }

    /** Takes a wallet's cards, as its chain says and as they are stored. */
    void take(ChainWalk walk, List<CardRow> stored) {
        Map<Bytes, CardRow> said = walk.cards().stream().collect(Collectors.toMap(CardRow::id, Function.identity()));
        for (CardRow row : stored) {
            if (walk.linkedAgain().contains(row.id()) || !said.remove(row.id(), row)) {
                doubtful.add(row.id());
            }
        }
        said.values().forEach(this::expect);
    }

    /** Takes a stored card whose wallet has no chain. */
    void stray(CardRow row) {
        doubtful.add(row.id());
    }

    private void expect(CardRow row) {
        doubtful.add(row.id());
        expected.merge(row.id(), row, (one, other) -> one.since() < other.since() ? other : one);
    }

    /**
     * Judges what had to wait.
     *
     * @param stored every card, once more
     */
    void finish(Stream<CardRow> stored) {
        Set<Bytes> found = new HashSet<>();
        stored.filter(row -> doubtful.contains(row.id())).forEach(row -> judge(row, found));
        expected.values().stream()
                .filter(row -> !found.contains(row.id()))
                .forEach(row -> findings.add(where(row), "is missing"));
    }

    boolean mustWait() {
        return !doubtful.isEmpty();
    }

    /** By id, so that an altered row is named once, and not as one that is missing and one too many. */
    private void judge(CardRow row, Set<Bytes> found) {
        CardRow right = expected.get(row.id());
        found.add(row.id());
        if (right == null) {
            findings.add(where(row), Verifier.NEVER_RECORDED);
        } else if (!right.equals(row)) {
            findings.add(where(row), "is not as its wallet's transactions say");
        }
    }

    private static String where(CardRow row) {
        return "card: of wallet " + row.wallet() + ", " + row.status();
    }
}
