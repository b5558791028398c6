package com.minsapay.card;

import com.minsapay.account.WalletId;

/**
 * A card linked to a wallet. A wallet has at most one active card, and a card belongs to one wallet.
 *
 * @param id which card
 * @param wallet whose it is
 * @param status whether it may pay
 */
public record Card(CardId id, WalletId wallet, CardStatus status) {
    /** The same card in another status. */
    public Card with(CardStatus other) {
        return new Card(id, wallet, other);
    }
}
