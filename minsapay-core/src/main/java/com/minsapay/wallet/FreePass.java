package com.minsapay.wallet;

import com.minsapay.account.AccountId;
import com.minsapay.account.BoothId;
import com.minsapay.account.SponsorId;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * That a wallet pays nothing at a booth, as a sponsor pays there. Immutable and thread-safe.
 *
 * @param booth where
 * @param sponsor who pays the list price
 * @param expiresAt from when on the wallet pays again, from 1970 to 9999, cut to microseconds; empty for never
 */
public record FreePass(BoothId booth, SponsorId sponsor, Optional<Instant> expiresAt) {
    /** @throws IllegalArgumentException if the expiry is out of its range */
    public FreePass {
        expiresAt = expiresAt.map(HouseAccount::expiry);
    }

    /** How its sponsor pays its booth an amount. */
    public Transfer pay(Money amount) {
        return new Transfer(AccountId.sponsor(sponsor), AccountId.booth(booth), amount);
    }

    /** Whether it counts at an instant: up to, and not including, its expiry. */
    public boolean isValidAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }
}
