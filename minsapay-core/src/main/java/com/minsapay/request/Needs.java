package com.minsapay.request;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import java.util.Set;

/**
 * What a request must know before it can be decided.
 *
 * @param wallets by id
 * @param cards and with each the wallet it is linked to
 * @param accounts of the house
 */
public record Needs(Set<WalletId> wallets, Set<CardId> cards, Set<AccountId> accounts) {
    /** Copies the sets. */
    public Needs {
        wallets = Set.copyOf(wallets);
        cards = Set.copyOf(cards);
        accounts = Set.copyOf(accounts);
    }

    /** A wallet, however it is referred to, and accounts of the house. */
    public static Needs of(WalletRef wallet, AccountId... accounts) {
        return wallet instanceof WalletRef.ByCard byCard
                ? new Needs(Set.of(), Set.of(byCard.card()), Set.of(accounts))
                : new Needs(Set.of(((WalletRef.ById) wallet).wallet()), Set.of(), Set.of(accounts));
    }

    /** Accounts of the house only. */
    public static Needs of(AccountId... accounts) {
        return new Needs(Set.of(), Set.of(), Set.of(accounts));
    }
}
