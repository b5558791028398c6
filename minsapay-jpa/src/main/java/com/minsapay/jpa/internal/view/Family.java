package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.jpa.internal.entity.WalletEntity;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.WalletRow;
import java.util.function.Supplier;

/**
 * Heads and their lines, which together are one row to the library.
 *
 * @param head the heads' entity
 * @param id the attribute that names a head
 * @param line the lines' entity
 * @param of the attribute of a line that names its head
 * @param lineOrder the attribute by which the lines of a head are in order
 * @param grouping puts them together
 */
record Family<H, L, R>(
        Class<H> head, String id, Class<L> line, String of, String lineOrder, Supplier<Grouping<H, L, R>> grouping) {
    static final Family<JournalEntity, TransferEntity, JournalRow> JOURNAL = new Family<>(
            JournalEntity.class, "position", TransferEntity.class, "position", "line", Grouping::ofJournal);

    static final Family<WalletEntity, GrantEntity, WalletRow> WALLETS =
            new Family<>(WalletEntity.class, "id", GrantEntity.class, "wallet", "fund", Grouping::ofWallets);
}
