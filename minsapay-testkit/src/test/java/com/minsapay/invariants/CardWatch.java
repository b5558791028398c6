package com.minsapay.invariants;

import com.minsapay.crypto.Bytes;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows the cards through the journal and names each payment by a card that was not its wallet's active one. */
final class CardWatch {
    private static final Map<Bytes, String> NAMES =
            Stream.of("c1", "c2", "c3", "c4", "c5").collect(Collectors.toMap(Rows::cardId, Function.identity()));

    private static final String NOBODY = "";

    private static final Pattern LINKED_AGAIN = Pattern.compile("LINKED_AGAIN=(\\d+)");

    private final Map<String, List<Act>> actsByKey;
    private final Map<String, String> activeCardOf = new HashMap<>();
    /** By card: from which instants on it was of which wallet. */
    private final Map<String, TreeMap<Long, String>> activeSince = new HashMap<>();

    private final List<String> violations = new ArrayList<>();

    private CardWatch(Program program) {
        actsByKey = Stream.concat(Festival.OPENED.stream(), program.acts()).collect(Collectors.groupingBy(Act::key));
    }

    /** Every card: {@code c1 of w1 ACTIVE}. */
    static List<String> states(LedgerSnapshot ledger) {
        return ledger.cards().stream()
                .map(card -> NAMES.get(card.id()) + " of " + card.wallet() + " " + card.status())
                .sorted()
                .toList();
    }

    static List<String> violations(Program program, LedgerSnapshot ledger) {
        CardWatch watch = new CardWatch(program);
        ledger.journal().stream()
                .filter(JournalRow::isApproved)
                .sorted(Comparator.comparing(JournalRow::position))
                .forEach(watch::take);
        Map<String, Long> active = ledger.cards().stream()
                .filter(card -> card.status().equals(CardRow.ACTIVE))
                .collect(Collectors.groupingBy(CardRow::wallet, Collectors.counting()));
        active.values().removeIf(count -> count == 1);
        active.keySet().forEach(wallet -> watch.violations.add(wallet + " has several active cards"));
        return watch.violations;
    }

    private void take(JournalRow row) {
        switch (row.kind()) {
            case "WALLET_OPEN", "CARD_LINK", "CARD_REPLACE" -> row.card().ifPresent(card -> link(NAMES.get(card), row));
            case "CARD_BLOCK", "WALLET_CLOSE" -> unlink(row);
            case "CHARGE", "HOLD", "TOP_UP", "WITHDRAWAL" -> checkPayer(row);
            case "LATE_CHARGE" -> checkPayerThen(row);
            default -> {
                // Concerns no card.
            }
        }
    }

    private void link(String card, JournalRow row) {
        unlink(row);
        activeCardOf.put(row.chain(), card);
        activeSince.computeIfAbsent(card, name -> new TreeMap<>()).put(since(row), row.chain());
        if (Collections.frequency(activeCardOf.values(), card) > 1) {
            violations.add(card + " is the card of several wallets: " + activeCardOf);
        }
    }

    private void unlink(JournalRow row) {
        Optional.ofNullable(activeCardOf.remove(row.chain()))
                .map(activeSince::get)
                .ifPresent(past -> {
                    past.put(Math.max(past.lastKey(), row.happenedAt()), NOBODY);
                });
    }

    /** A card that was linked before is linked from the instant on that the row names. */
    private static long since(JournalRow row) {
        Matcher again = LINKED_AGAIN.matcher(row.details());
        return again.find() ? Long.parseLong(again.group(1)) : row.happenedAt();
    }

    private void checkPayerThen(JournalRow row) {
        List<Ask.Payer> payers = actsByKey.get(row.key()).stream()
                .map(Act::ask)
                .filter(Ask.LateCharge.class::isInstance)
                .map(ask -> ((Ask.LateCharge) ask).payer())
                .toList();
        if (payers.stream().noneMatch(payer -> !payer.byCard() || wasOf(payer.name(), row))) {
            violations.add(payers + " paid late for " + row.chain() + " by a card that was not its active one then");
        }
    }

    private boolean wasOf(String card, JournalRow row) {
        Map.Entry<Long, String> then =
                activeSince.getOrDefault(card, new TreeMap<>()).floorEntry(row.happenedAt());
        return then != null && then.getValue().equals(row.chain());
    }

    /** Of several requests under one key, the one that was recorded must have had the right to. */
    private void checkPayer(JournalRow row) {
        List<Ask> asks = actsByKey.get(row.key()).stream()
                .filter(act -> act.request().kind().name().equals(row.kind()))
                .map(Act::ask)
                .toList();
        String active = activeCardOf.get(row.chain());
        if (asks.stream()
                .map(CardWatch::payer)
                .noneMatch(payer -> !payer.byCard() || payer.name().equals(active))) {
            violations.add(asks + " was approved while the active card was " + active);
        }
    }

    private static Ask.Payer payer(Ask ask) {
        if (ask instanceof Ask.Charge charge) {
            return charge.payer();
        } else if (ask instanceof Ask.Hold hold) {
            return hold.payer();
        }
        return ask instanceof Ask.TopUp topUp ? topUp.wallet() : ((Ask.Withdraw) ask).wallet();
    }
}
