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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Give a wallet another card in place of its active one, which pays no more. Immutable and thread-safe.
 *
 * @param key one per replacement, kept over retries
 * @param wallet whose card
 * @param card the new card, one that is not active; it may have been blocked or replaced before
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
        return new Needs(Set.of(wallet), Set.of(card), Set.of()).withHistories();
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.withWallet(
                WalletRef.of(wallet),
                situation,
                found -> CardLink.refuseActive(card, situation)
                        .orElseGet(() -> situation
                                .activeCardOf(wallet)
                                .map(old -> replace(old, situation))
                                .orElseGet(() -> Decision.decline(DeclineReason.WALLET_HAS_NO_CARD))));
    }

    private Decision replace(Card old, Situation situation) {
        CardLink link = CardLink.of(card, wallet, situation);
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        details.putAll(link.details());
        details.put(Detail.REPLACED_CARD, old.id().value().hex());
        Change retired = new Change.CardChanged(old.with(CardStatus.REPLACED, situation.now()));
        return new Decision.Post(Optional.of(wallet), List.of(), List.of(retired, link.change()), details);
    }
}
