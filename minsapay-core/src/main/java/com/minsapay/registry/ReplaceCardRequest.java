package com.minsapay.registry;

import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.card.CardStatus;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.Detail;
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
 * Give a wallet another card in place of its active one, which never pays again. Immutable and thread-safe.
 *
 * @param key one per replacement, kept over retries
 * @param wallet whose card
 * @param card the new card, one that was never linked
 * @param operator who replaced it
 */
public record ReplaceCardRequest(IdempotencyKey key, WalletId wallet, CardId card, OperatorId operator)
        implements Request {
    @Override
    public TransactionKind kind() {
        return TransactionKind.CARD_REPLACE;
    }

    @Override
    public List<String> meaning() {
        return List.of(kind().name(), wallet.value(), card.value().hex(), operator.value());
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
            return situation
                    .activeCardOf(wallet)
                    .map(this::replace)
                    .orElseGet(() -> Decision.decline(DeclineReason.WALLET_HAS_NO_CARD));
        });
    }

    private Decision replace(Card old) {
        List<Change> changes = List.of(
                new Change.CardChanged(old.with(CardStatus.REPLACED)),
                new Change.CardChanged(new Card(card, wallet, CardStatus.ACTIVE)));
        return new Decision.Post(
                Optional.of(wallet),
                List.of(),
                changes,
                Map.of(Detail.REPLACED_CARD, old.id().value().hex()));
    }
}
