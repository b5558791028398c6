package com.minsapay.request;

import com.minsapay.account.WalletId;
import com.minsapay.card.Assurance;
import com.minsapay.card.CardId;

/** How a request says whose wallet: by the wallet's id, or by the card that was tapped. */
public sealed interface WalletRef permits WalletRef.ById, WalletRef.ByCard {
    /** The wallet with this id. */
    static WalletRef of(WalletId wallet) {
        return new ById(wallet);
    }

    /** The wallet that this card is linked to when the request is decided; the card told its number and proved nothing. */
    static WalletRef of(CardId card) {
        return of(card, Assurance.UID_ONLY);
    }

    /**
     * The wallet that this card is linked to when the request is decided.
     *
     * @param assurance how the card proved to be itself at this tap, as the reader says
     */
    static WalletRef of(CardId card, Assurance assurance) {
        return new ByCard(card, assurance);
    }

    /** The reference as part of a request's meaning: whose wallet, not how a card proved to be itself. */
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
     * @param assurance how it proved to be itself
     */
    record ByCard(CardId card, Assurance assurance) implements WalletRef {
        @Override
        public String meaning() {
            return "card " + card.value().hex();
        }
    }
}
