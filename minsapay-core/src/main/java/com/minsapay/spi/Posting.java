package com.minsapay.spi;

import java.util.List;
import java.util.Optional;

/**
 * Everything one unit writes. What it changes must be stored already: a store refuses to change what is not there, and
 * the unit leaves nothing.
 *
 * @param journal transactions to append, in order; a store gives them rising positions in this order
 * @param openedWallets wallets to insert
 * @param changedWallets wallets to replace by these states; the unit has locked them
 * @param linkedCards cards to insert
 * @param changedCards cards to replace; the unit has locked the wallets they are of, and opens or has locked those they go to
 * @param accounts of the house to insert
 * @param house the house chain's new head; empty if it did not grow
 * @param keyChecks to insert
 */
public record Posting(
        List<JournalRow> journal,
        List<WalletRow> openedWallets,
        List<WalletRow> changedWallets,
        List<CardRow> linkedCards,
        List<CardRow> changedCards,
        List<AccountRow> accounts,
        Optional<ChainHead> house,
        List<KeyCheckRow> keyChecks) {
    /** Copies the collections. */
    public Posting {
        journal = List.copyOf(journal);
        openedWallets = List.copyOf(openedWallets);
        changedWallets = List.copyOf(changedWallets);
        linkedCards = List.copyOf(linkedCards);
        changedCards = List.copyOf(changedCards);
        accounts = List.copyOf(accounts);
        keyChecks = List.copyOf(keyChecks);
    }

    /** A posting of key checks alone. */
    public static Posting ofKeyChecks(List<KeyCheckRow> keyChecks) {
        return new Posting(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), keyChecks);
    }
}
