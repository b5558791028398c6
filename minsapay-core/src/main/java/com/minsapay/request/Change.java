package com.minsapay.request;

import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.ledger.HouseAccount;

/** Something other than money that a decision changes. */
public sealed interface Change
        permits Change.WalletOpened, Change.WalletClosed, Change.CardChanged, Change.AccountOpened {
    /**
     * A new wallet, empty.
     *
     * @param wallet its id
     */
    record WalletOpened(WalletId wallet) implements Change {}

    /**
     * A wallet with which nothing more is done.
     *
     * @param wallet its id
     */
    record WalletClosed(WalletId wallet) implements Change {}

    /**
     * A card is linked, or has another status.
     *
     * @param card as it is from now on
     */
    record CardChanged(Card card) implements Change {}

    /**
     * A booth, desk or fund joins.
     *
     * @param account as it is from now on
     */
    record AccountOpened(HouseAccount account) implements Change {}
}
