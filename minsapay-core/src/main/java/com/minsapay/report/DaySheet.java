package com.minsapay.report;

import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;
import java.util.List;

/**
 * What is printed when a day was closed, and can be printed again for ever, equal. Immutable and thread-safe.
 *
 * @param close which close
 * @param books who was owed what at its cut, and the proof that it was there
 * @param booths what each booth that was open earned between the two cuts and was paid, by id
 * @param desks what went into each till that was open between the two cuts and out of it, by id
 */
public record DaySheet(ClosedDay close, DayClose books, List<AccountDay> booths, List<AccountDay> desks) {
    /** Copies the lists. */
    public DaySheet {
        booths = List.copyOf(booths);
        desks = List.copyOf(desks);
    }

    /**
     * What moved between two cuts.
     *
     * @param account a booth or a desk
     * @param before what the booth was owed, or the till should have held, at the cut before
     * @param flows by kind, in the order of the kinds; kinds that did not occur are absent
     * @param after what the booth was owed, or the till should have held, at the cut: {@code before} and all flows
     */
    public record AccountDay(HouseAccount account, Money before, List<CashFlow> flows, Money after) {
        /** Copies the flows. */
        public AccountDay {
            flows = List.copyOf(flows);
        }
    }
}
