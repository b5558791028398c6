package com.minsapay.internal.audit;

import com.minsapay.account.AccountId;
import com.minsapay.account.FundId;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transfer;
import com.minsapay.spi.AccountRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The booths, desks, funds and sponsors that the house's chain opened, and those that moved money though it did not. The house's
 * chain is walked before every wallet's. Used by one thread.
 */
final class HouseAccounts {
    private final Map<AccountId, HouseAccount> opened = new TreeMap<>();
    private final Set<AccountId> neverOpened = new TreeSet<>();

    void open(HouseAccount account) {
        opened.put(account.id(), account);
    }

    /** Takes note of the accounts that a transaction moved money of. */
    void use(List<Transfer> transfers) {
        transfers.forEach(transfer -> {
            use(transfer.from());
            use(transfer.to());
        });
    }

    private void use(AccountId account) {
        AccountId ofHouse = account.fund().map(AccountId::fund).orElse(account);
        boolean mustBeOpened =
                !ofHouse.kind().isAlwaysThere() && !ofHouse.kind().isOfWallet();
        if (mustBeOpened && !opened.containsKey(ofHouse)) {
            neverOpened.add(ofHouse);
        }
    }

    /** When a fund's grants expire. */
    Optional<Instant> expiry(FundId fund) {
        return Optional.ofNullable(opened.get(AccountId.fund(fund))).flatMap(HouseAccount::expiresAt);
    }

    /** What a store must hold. */
    List<AccountRow> rows() {
        return opened.values().stream().map(RowCodec::toRow).toList();
    }

    /** Accounts that moved money and were never opened. */
    Set<AccountId> neverOpened() {
        return neverOpened;
    }
}
