package com.minsapay.report;

import com.minsapay.account.WalletId;
import com.minsapay.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/**
 * A page of all wallets, by id: what each student is owed. A wallet that is opened meanwhile shows on its own page and moves
 * none of the others. Immutable and thread-safe.
 *
 * @param wallets each in its present state
 * @param next what to ask the next page with; empty on the last page
 */
public record WalletPage(List<Wallet> wallets, Optional<WalletId> next) {
    /** Copies the wallets. */
    public WalletPage {
        wallets = List.copyOf(wallets);
    }
}
