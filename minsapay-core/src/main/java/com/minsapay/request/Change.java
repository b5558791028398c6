package com.minsapay.request;

import com.minsapay.account.BoothId;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.wallet.FreePass;
import java.util.List;
import java.util.Set;

/** Something other than money that a decision changes. */
public sealed interface Change
        permits Change.WalletOpened,
                Change.WalletClosed,
                Change.PassesGiven,
                Change.PassesEnded,
                Change.CardChanged,
                Change.AccountOpened {
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
     * A wallet pays nothing at some booths.
     *
     * @param wallet its id
     * @param passes one a booth; each takes the place of one that the wallet has there
     */
    record PassesGiven(WalletId wallet, List<FreePass> passes) implements Change {
        /** Copies the passes. */
        public PassesGiven {
            passes = List.copyOf(passes);
        }
    }

    /**
     * A wallet pays at some booths again.
     *
     * @param wallet its id
     * @param booths where
     */
    record PassesEnded(WalletId wallet, Set<BoothId> booths) implements Change {
        /** Copies the booths. */
        public PassesEnded {
            booths = Set.copyOf(booths);
        }
    }

    /**
     * A card is linked, or has another status.
     *
     * @param card as it is from now on
     */
    record CardChanged(Card card) implements Change {}

    /**
     * A booth, desk, fund or sponsor joins.
     *
     * @param account as it is from now on
     */
    record AccountOpened(HouseAccount account) implements Change {}
}
