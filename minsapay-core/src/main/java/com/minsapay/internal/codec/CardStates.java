package com.minsapay.internal.codec;

import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.crypto.Bytes;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a chain from its beginning and tells what each of its transactions made of cards. Used by one thread. */
public final class CardStates {
    private final Map<CardId, Card> latest = new HashMap<>();

    /** What is said by the transactions taken so far: each card that they linked, as they left it. */
    public Map<CardId, Card> latest() {
        return latest;
    }

    /**
     * Takes the next transaction of the chain.
     *
     * @return the cards that it changed, as they are from then on
     * @throws IllegalArgumentException if this library cannot have written its details
     */
    public List<Card> take(Transaction transaction) {
        List<Card> changed = new ArrayList<>();
        if (transaction.declined().isEmpty() && transaction.wallet().isPresent()) {
            replaced(transaction).ifPresent(old -> changed.add(end(transaction, old, CardStatus.REPLACED)));
            transaction.card().ifPresent(card -> changed.add(state(transaction, card)));
        }
        changed.forEach(card -> latest.put(card.id(), card));
        return changed;
    }

    /** Whether a transaction linked a card that had been linked before. */
    public static boolean isLinkedAgain(Transaction transaction) {
        return transaction.details().containsKey(Detail.LINKED_AGAIN);
    }

    private Card state(Transaction transaction, CardId card) {
        return switch (transaction.kind()) {
            case CARD_BLOCK, WALLET_CLOSE -> end(transaction, card, CardStatus.BLOCKED);
            case WALLET_OPEN, CARD_LINK, CARD_REPLACE ->
                new Card(card, wallet(transaction), CardStatus.ACTIVE, linkedSince(transaction));
            default -> throw new IllegalArgumentException("no " + transaction.kind() + " is about a card");
        };
    }

    private Card end(Transaction transaction, CardId card, CardStatus status) {
        return Optional.ofNullable(latest.get(card))
                .map(known -> known.with(status, transaction.happenedAt()))
                .orElseGet(() -> new Card(card, wallet(transaction), status, transaction.happenedAt()));
    }

    private static WalletId wallet(Transaction transaction) {
        return transaction.wallet().orElseThrow();
    }

    private static Instant linkedSince(Transaction transaction) {
        return Optional.ofNullable(transaction.details().get(Detail.LINKED_AGAIN))
                .map(micros -> Instants.ofMicros(Long.parseLong(micros)))
                .orElse(transaction.happenedAt());
    }

    private static Optional<CardId> replaced(Transaction transaction) {
        return Optional.ofNullable(transaction.details().get(Detail.REPLACED_CARD))
                .map(hex -> new CardId(Bytes.ofHex(hex)));
    }
}
