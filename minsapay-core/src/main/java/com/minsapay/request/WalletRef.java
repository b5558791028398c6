package com.minsapay.request;

import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;

/** How a request says whose wallet: by the wallet's id, or by the card that was tapped. */
public sealed interface WalletRef permits WalletRef.ById, WalletRef.ByCard {
    /** The wallet with this id. */
    static WalletRef of(WalletId wallet) {
        return new ById(wallet);
    }

    /** The wallet that this card is linked to when the request is decided. */
    static WalletRef of(CardId card) {
        return new ByCard(card);
    }

    /** The reference as part of a request's meaning. */
    String meaning();

    /**
     * By the wallet's id: no card needs to be there.
     *
     * @param wallet which wallet
     */
    record ById(WalletId wallet) implements WalletRef {
        @Override
        public String meaning() {
            return "wallet " + wallet;
        }
    }

    /**
     * By a card, which must be active.
     *
     * @param card which card
     */
    record ByCard(CardId card) implements WalletRef {
        @Override
        public String meaning() {
            return "card " + card.value().hex();
        }
    }
}
