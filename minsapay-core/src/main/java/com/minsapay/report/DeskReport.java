package com.minsapay.report;

import com.minsapay.account.OperatorId;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;
import com.minsapay.outcome.TillCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a till had to do with in a period. What a count books as over or short is a flow like any other, so that after a
 * count the till should hold what was counted. Immutable and thread-safe.
 *
 * @param desk whose till
 * @param period by the instants at which things happened
 * @param before what should have been in the till when the period began
 * @param flows by kind, in the order of the kinds; kinds that did not occur are absent
 * @param expected what should be in the till when the period ends: {@code before} and all flows
 * @param lastCount the latest count that happened before the period's end; empty if there was none
 */
public record DeskReport(
        HouseAccount desk,
        Period period,
        Money before,
        List<CashFlow> flows,
        Money expected,
        Optional<LastCount> lastCount) {
    /** Copies the flows. */
    public DeskReport {
        flows = List.copyOf(flows);
    }

    /**
     * A count, and what moved after it.
     *
     * @param at when
     * @param operator who counted
     * @param count what was counted, and what should have been there
     * @param since what was recorded after the count and happened before the period's end, by kind
     */
    public record LastCount(Instant at, OperatorId operator, TillCount count, List<CashFlow> since) {
        /** Copies the flows. */
        public LastCount {
            since = List.copyOf(since);
        }
    }
}
