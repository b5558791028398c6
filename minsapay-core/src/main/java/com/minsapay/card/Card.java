package com.minsapay.card;

import com.minsapay.account.WalletId;
import java.time.Instant;

/**
 * A card linked to a wallet. A wallet has at most one active card, and a card belongs to one wallet at a time.
 *
 * @param id which card
 * @param wallet whose it is
 * @param status whether it may pay
 * @param since from when on it has been like this, to the microsecond
 */
public record Card(CardId id, WalletId wallet, CardStatus status, Instant since) {
    /** The same card in another status: from an instant on, or from its last change on if that was later. */
    public Card with(CardStatus other, Instant at) {
        return new Card(id, wallet, other, at.isBefore(since) ? since : at);
    }
}
