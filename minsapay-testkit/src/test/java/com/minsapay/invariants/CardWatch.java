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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows the cards through the journal and names each payment by a card that was not its wallet's active one. */
final class CardWatch {
    private static final Map<Bytes, String> NAMES =
            Stream.of("c1", "c2", "c3", "c4", "c5").collect(Collectors.toMap(Rows::cardId, Function.identity()));

    private final Map<String, List<Act>> actsByKey;
    private final Map<String, String> activeCardOf = new HashMap<>();
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
            case "WALLET_OPEN", "CARD_LINK", "CARD_REPLACE" ->
                row.card().ifPresent(card -> link(NAMES.get(card), row.chain()));
            case "CARD_BLOCK", "WALLET_CLOSE" -> activeCardOf.remove(row.chain());
            case "CHARGE", "HOLD", "TOP_UP", "WITHDRAWAL" -> checkPayer(row);
            default -> {
                // Concerns no card.
            }
        }
    }

    private void link(String card, String wallet) {
        activeCardOf.put(wallet, card);
        if (Collections.frequency(activeCardOf.values(), card) > 1) {
            violations.add(card + " is the card of several wallets: " + activeCardOf);
        }
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
