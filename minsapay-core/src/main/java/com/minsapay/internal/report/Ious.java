package com.minsapay.internal.report;

import com.minsapay.account.AccountId;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.Transaction;
import com.minsapay.report.Iou;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.Wallet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Which wallets owe, and since when. */
final class Ious {
    private static final int PAGE = 100;

    private final LedgerView view;

    Ious(LedgerView view) {
        this.view = view;
    }

    List<Iou> all() {
        try (Stream<WalletRow> wallets = view.wallets()) {
            return wallets.filter(row -> row.owed() > 0)
                    .map(RowCodec::toWallet)
                    .map(this::iou)
                    .toList();
        }
    }

    private Iou iou(Wallet wallet) {
        List<Transaction> since = new ArrayList<>();
        List<JournalRow> page = view.chain(wallet.id().value(), Long.MAX_VALUE, PAGE);
        while (!page.isEmpty()) {
            for (JournalRow row : page) {
                if (row.owedAfter() == 0) {
                    return iou(wallet, since);
                }
                since.add(RowCodec.toTransaction(row));
            }
            page = view.chain(wallet.id().value(), page.get(page.size() - 1).number(), PAGE);
        }
        return iou(wallet, since);
    }

    private static Iou iou(Wallet wallet, List<Transaction> latestFirst) {
        List<Transaction> changes = new ArrayList<>(latestFirst);
        changes.removeIf(
                transaction -> transaction.changeOf(AccountId.iou(wallet.id())).isZero());
        Collections.reverse(changes);
        return new Iou(wallet.id(), wallet.owed(), changes);
    }
}
