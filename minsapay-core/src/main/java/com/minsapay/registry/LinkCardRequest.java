package com.minsapay.registry;

import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
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
import java.util.Set;

/**
 * Link a card to a wallet that has no active one. Immutable and thread-safe.
 *
 * @param key one per linking, kept over retries
 * @param card a card that was never linked
 * @param wallet that it pays from, from now on
 * @param operator who linked it
 */
public record LinkCardRequest(IdempotencyKey key, CardId card, WalletId wallet, OperatorId operator)
        implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.CARD_LINK;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), card.value().hex(), wallet.value(), operator.value());
    }

    @Override
    public Needs needs() {
        return new Needs(Set.of(wallet), Set.of(card), Set.of());
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.withWallet(WalletRef.of(wallet), situation, found -> {
            if (situation.card(card).isPresent()) {
                return Decision.decline(DeclineReason.CARD_ALREADY_LINKED);
            }
            if (situation.activeCardOf(wallet).isPresent()) {
                return Decision.decline(DeclineReason.WALLET_HAS_A_CARD);
            }
            Change linked = new Change.CardChanged(new Card(card, wallet, CardStatus.ACTIVE));
            return new Decision.Post(Optional.of(wallet), List.of(), List.of(linked), Map.of());
        });
    }
}
