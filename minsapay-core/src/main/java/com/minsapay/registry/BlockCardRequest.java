package com.minsapay.registry;

import com.minsapay.account.OperatorId;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Change;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Block a card, so that it pays no more; its wallet keeps its money and can be linked to another card. Declined if the card
 * is not active. Immutable and thread-safe.
 *
 * @param key one per blocking, kept over retries
 * @param card the lost card
 * @param operator who blocked it
 */
public record BlockCardRequest(IdempotencyKey key, CardId card, OperatorId operator) implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.CARD_BLOCK;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), card.value().hex(), operator.value());
    }

    @Override
    public Needs needs() {
        return Needs.of(WalletRef.of(card));
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.withWallet(WalletRef.of(card), situation, wallet -> {
            Change blocked = new Change.CardChanged(
                    situation.card(card).orElseThrow().with(CardStatus.BLOCKED, situation.now()));
            return new Decision.Post(Optional.of(wallet.id()), List.of(), List.of(blocked), Map.of());
        });
    }
}
