package com.minsapay.internal.engine;

import com.minsapay.card.Card;
import com.minsapay.card.CardHistory;
import com.minsapay.card.CardId;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.CardStates;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.spi.JournalRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that cards ever were, as the journal says, and as the unit's decisions go on. Used by one thread. */
final class CardHistories {
    private final Sealer sealer;
    /** By chain, in order. */
    private final Map<String, List<JournalRow>> rows;

    private final Map<CardId, Card> stored;
    private final Map<CardId, List<Card>> decided = new HashMap<>();

    /**
     * @param rows what the store found about the cards that were asked for
     * @param stored cards as they are in their table
     */
    CardHistories(Sealer sealer, List<JournalRow> rows, Map<CardId, Card> stored) {
        this.sealer = sealer;
        this.rows = rows.stream()
                .sorted(Comparator.comparingLong(JournalRow::number))
                .collect(Collectors.groupingBy(JournalRow::chain, TreeMap::new, Collectors.toList()));
        this.stored = stored;
    }

    /** A card is as a decision left it. */
    void add(Card card) {
        decided.computeIfAbsent(card.id(), id -> new ArrayList<>()).add(card);
    }

    /** @throws LedgerCorruptException if someone altered the stored card, or what the journal says of it */
    CardHistory of(CardId id) {
        List<Card> states = new ArrayList<>();
        rows.values().forEach(chain -> states.addAll(states(id, chain)));
        if (!new CardHistory(states).present().equals(Optional.ofNullable(stored.get(id)))) {
            throw new LedgerCorruptException(
                    "a card must be as its wallets' transactions say, was not; verify tells more");
        }
        states.addAll(decided.getOrDefault(id, List.of()));
        return new CardHistory(states);
    }

    private List<Card> states(CardId id, List<JournalRow> chain) {
        CardStates cards = new CardStates();
        return chain.stream()
                .map(sealer::requireIntact)
                .map(RowCodec::toTransaction)
                .flatMap(transaction -> cards.take(transaction).stream())
                .filter(card -> card.id().equals(id))
                .toList();
    }
}
