package com.minsapay.ledger;

import com.minsapay.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A booth, desk or fund that takes part.
 *
 * @param id its account
 * @param name as people call it: 1 to 80 characters, no control characters
 * @param expiresAt for a fund, when what is left of its grants can no longer be spent; empty for never and for others
 */
public record HouseAccount(AccountId id, String name, Optional<Instant> expiresAt) {
    private static final int LONGEST_NAME = 80;

    /** @throws IllegalArgumentException if the name has another shape, or the account belongs to a wallet */
    public HouseAccount {
        if (id.kind().isOfWallet()) {
            throw new IllegalArgumentException("a house account must not belong to a wallet, was " + id);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name must be 1 to " + LONGEST_NAME
                    + " characters without control characters, was " + name.length());
        }
    }
}
