package com.minsapay.testkit;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a view tells, as one value: two snapshots are equal if the ledgers are.
 *
 * @param journal every transaction, in the view's order
 * @param wallets every wallet, in the view's order
 * @param cards every card, in the view's order
 * @param accounts every house account, in the view's order
 * @param totals of every account that was touched, in the view's order
 * @param keyChecks every key check, by purpose and key id
 * @param house the house chain's head
 * @param lastPosition the last transaction's position
 * @param strays what belongs to nothing
 */
public record LedgerSnapshot(
        List<JournalRow> journal,
        List<WalletRow> wallets,
        List<CardRow> cards,
        List<AccountRow> accounts,
        List<AccountTotals> totals,
        List<KeyCheckRow> keyChecks,
        ChainHead house,
        long lastPosition,
        List<String> strays) {
    /** Copies the lists. */
    public LedgerSnapshot {
        journal = List.copyOf(journal);
        wallets = List.copyOf(wallets);
        cards = List.copyOf(cards);
        accounts = List.copyOf(accounts);
        totals = List.copyOf(totals);
        keyChecks = List.copyOf(keyChecks);
        strays = List.copyOf(strays);
    }

    /** The last committed state of a store. */
    public static LedgerSnapshot of(LedgerStore store) {
        try (LedgerView view = store.view()) {
            return of(view);
        }
    }

    /** The state that a view sees; the view stays open. */
    public static LedgerSnapshot of(LedgerView view) {
        Comparator<KeyCheckRow> byName =
                Comparator.comparing(KeyCheckRow::purpose).thenComparing(KeyCheckRow::keyId);
        return new LedgerSnapshot(
                all(view.journal()),
                all(view.wallets()),
                all(view.cards()),
                view.accounts(),
                all(view.totals()),
                view.keyChecks().stream().sorted(byName).toList(),
                view.house(),
                view.lastPosition(),
                all(view.strays()));
    }

    private static <T> List<T> all(Stream<T> rows) {
        try (rows) {
            return rows.toList();
        }
    }
}
