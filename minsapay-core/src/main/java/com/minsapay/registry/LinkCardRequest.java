package com.minsapay.registry;

import com.minsapay.account.OperatorId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.ledger.DeclineReason;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.request.Decision;
import com.minsapay.request.Needs;
import com.minsapay.request.Request;
import com.minsapay.request.Rules;
import com.minsapay.request.Situation;
import com.minsapay.request.WalletRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Link a card to a wallet that has no active one. A card that was blocked or replaced can be linked again, to its wallet or to
 * another: it was found, or had been given to the wrong student. What it paid before stays where it was. Immutable and
 * thread-safe.
 *
 * @param key one per linking, kept over retries
 * @param card a card that is not active
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
        return new Needs(Set.of(wallet), Set.of(card), Set.of()).withHistories();
    }

    @Override
    public Decision decide(Situation situation) {
        return Rules.withWallet(
                WalletRef.of(wallet),
                situation,
                found -> CardLink.refuseActive(card, situation).orElseGet(() -> {
                    if (situation.activeCardOf(wallet).isPresent()) {
                        return Decision.decline(DeclineReason.WALLET_HAS_A_CARD);
                    }
                    CardLink link = CardLink.of(card, wallet, situation);
                    return new Decision.Post(Optional.of(wallet), List.of(), List.of(link.change()), link.details());
                }));
    }
}
