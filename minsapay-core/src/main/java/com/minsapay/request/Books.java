package com.minsapay.request;

import com.minsapay.account.DeskId;
import com.minsapay.crypto.Bytes;
import com.minsapay.ledger.Sums;
import com.minsapay.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * The whole ledger up to a cut, walked and added up. No lock is needed for it: positions rise in the order of commits, so
 * that what comes later stands behind the cut, and what stands before it never changes. Immutable and thread-safe.
 *
 * @param cut the position of the last transaction in it; 0 for an empty ledger
 * @param digest of the ledger at the cut, as a checkpoint has it
 * @param sums wallets by what they hold as it is stored, the house's accounts by their transfers; empty if rows that were
 *     altered cannot be added up
 * @param lastMoved the position of the last transaction in it that moved money; 0 if none did
 * @param uncounted desks whose tills were not counted since their money last moved, or whose count did not see all of it, by id
 * @param problems how many things do not hold, as verification counts them
 */
public record Books(
        long cut, Bytes digest, Optional<Sums> sums, long lastMoved, List<DeskId> uncounted, long problems) {
    /** Copies the desks. */
    public Books {
        uncounted = List.copyOf(uncounted);
    }

    /**
     * What the house has beyond what it owes and what is booked as unexplained; zero, or the ledger was altered. Empty if it
     * cannot be told.
     */
    public Optional<Money> difference() {
        try {
            return sums.map(Sums::total).map(Money::negated);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether everything holds and there is no difference. */
    public boolean areProven() {
        return problems == 0 && difference().filter(Money::isZero).isPresent();
    }
}
