package com.minsapay.testkit;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one unit writes. Made by {@link Rows#posting}. Not thread-safe. */
public final class PostingBuilder {
    private final List<JournalRow> journal = new ArrayList<>();
    private final List<WalletRow> openedWallets = new ArrayList<>();
    private final List<WalletRow> changedWallets = new ArrayList<>();
    private final List<CardRow> linkedCards = new ArrayList<>();
    private final List<CardRow> changedCards = new ArrayList<>();
    private final List<AccountRow> accounts = new ArrayList<>();
    private final List<KeyCheckRow> keyChecks = new ArrayList<>();
    private Optional<ChainHead> house = Optional.empty();

    PostingBuilder() {}

    /** Adds transactions, in order. */
    public PostingBuilder journal(JournalRow... rows) {
        journal.addAll(List.of(rows));
        return this;
    }

    /** Adds wallets to insert. */
    public PostingBuilder open(WalletRow... rows) {
        openedWallets.addAll(List.of(rows));
        return this;
    }

    /** Adds wallets to replace. */
    public PostingBuilder change(WalletRow... rows) {
        changedWallets.addAll(List.of(rows));
        return this;
    }

    /** Adds cards to insert. */
    public PostingBuilder link(CardRow... rows) {
        linkedCards.addAll(List.of(rows));
        return this;
    }

    /** Adds cards to replace. */
    public PostingBuilder change(CardRow... rows) {
        changedCards.addAll(List.of(rows));
        return this;
    }

    /** Adds house accounts to insert. */
    public PostingBuilder account(AccountRow... rows) {
        accounts.addAll(List.of(rows));
        return this;
    }

    /** Adds key checks to insert. */
    public PostingBuilder keyCheck(KeyCheckRow... rows) {
        keyChecks.addAll(List.of(rows));
        return this;
    }

    /** Sets the house chain's new head. */
    public PostingBuilder house(ChainHead head) {
        house = Optional.of(head);
        return this;
    }

    /** The posting. */
    public Posting build() {
        return new Posting(
                journal, openedWallets, changedWallets, linkedCards, changedCards, accounts, house, keyChecks);
    }
}
