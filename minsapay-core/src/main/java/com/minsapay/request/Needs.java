package com.minsapay.request;

import com.minsapay.account.AccountId;
import com.minsapay.account.WalletId;
import com.minsapay.card.CardId;
import com.minsapay.ledger.TransactionId;
import java.util.Set;

/**
 * What a request must know before it can be decided.
 *
 * @param wallets by id
 * @param cards and with each the wallet it is linked to
 * @param accounts of the house
 * @param originals transactions, and with each its wallet and what came after it about it
 * @param balances accounts of the house that have to be added up
 * @param histories cards, all that they ever were, and every wallet that they ever were of
 * @param books whether the whole ledger must be walked and added up before, and the last close be known
 */
public record Needs(
        Set<WalletId> wallets,
        Set<CardId> cards,
        Set<AccountId> accounts,
        Set<TransactionId> originals,
        Set<AccountId> balances,
        Set<CardId> histories,
        boolean books) {
    /** Copies the sets. */
    public Needs {
        wallets = Set.copyOf(wallets);
        cards = Set.copyOf(cards);
        accounts = Set.copyOf(accounts);
        originals = Set.copyOf(originals);
        balances = Set.copyOf(balances);
        histories = Set.copyOf(histories);
    }

    /** Without the books. */
    public Needs(
            Set<WalletId> wallets,
            Set<CardId> cards,
            Set<AccountId> accounts,
            Set<TransactionId> originals,
            Set<AccountId> balances,
            Set<CardId> histories) {
        this(wallets, cards, accounts, originals, balances, histories, false);
    }

    /** Wallets, cards and accounts, and nothing of what was before. */
    public Needs(Set<WalletId> wallets, Set<CardId> cards, Set<AccountId> accounts) {
        this(wallets, cards, accounts, Set.of(), Set.of(), Set.of());
    }

    /** The same, and all that its cards ever were. */
    public Needs withHistories() {
        return new Needs(wallets, cards, accounts, originals, balances, cards);
    }

    /** An earlier transaction, with its wallet. */
    public static Needs of(TransactionId original) {
        return new Needs(Set.of(), Set.of(), Set.of(), Set.of(original), Set.of(), Set.of());
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

    /** The whole ledger, walked and added up, and the last close. */
    public static Needs ofBooks() {
        return new Needs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
    }

    /** Whether it is about a wallet, if there is one: a request that names none is about the house. */
    public boolean nameWallets() {
        return !wallets.isEmpty() || !cards.isEmpty() || !originals.isEmpty();
    }

    /** An account of the house, and its balance. */
    public static Needs ofBalance(AccountId account) {
        return new Needs(Set.of(), Set.of(), Set.of(account), Set.of(), Set.of(account), Set.of());
    }
}
