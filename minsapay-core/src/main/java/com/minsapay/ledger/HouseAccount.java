package com.minsapay.ledger;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A booth, desk, fund or sponsor that takes part, or one of the accounts that are always there.
 *
 * @param id its account
 * @param name as people call it: 1 to 80 characters, no control characters
 * @param expiresAt for a fund, when what is left of its grants can no longer be spent, from 1970 to 9999, cut to
 *     microseconds; empty for never and for others
 */
public record HouseAccount(AccountId id, String name, Optional<Instant> expiresAt) {
    private static final int LONGEST_NAME = 80;
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    /**
     * @throws IllegalArgumentException if the name has another shape, the account belongs to a wallet, what expires is
     *     not a fund, or the expiry is out of its range
     */
    public HouseAccount {
        if (id.kind().isOfWallet()) {
            throw new IllegalArgumentException("a house account must not belong to a wallet, was " + id);
        }
        Detail.requireWords("a name", name, LONGEST_NAME);
        expiresAt = expiresAt.map(HouseAccount::expiry);
        if (expiresAt.isPresent() && id.kind() != AccountKind.FUND) {
            throw new IllegalArgumentException("only a fund may expire, was " + id);
        }
    }

    /**
     * When something expires, cut to microseconds, so that it reads back as it was sealed.
     *
     * @throws IllegalArgumentException if it is not in the years 1970 to 9999
     */
    public static Instant expiry(Instant expiry) {
        if (expiry.isBefore(Instant.EPOCH) || !expiry.isBefore(TOO_LATE)) {
            throw new IllegalArgumentException("an expiry must be in the years 1970 to 9999, was " + expiry);
        }
        return expiry.truncatedTo(ChronoUnit.MICROS);
    }
}
