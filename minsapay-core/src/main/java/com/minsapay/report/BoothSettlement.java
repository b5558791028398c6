package com.minsapay.report;

import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;

/**
 * What a booth sold in a period, and what it is owed for it. Immutable and thread-safe.
 *
 * @param booth which
 * @param period by the instants at which things happened
 * @param charges how many payments went through, refunded or not
 * @param gross what they came to
 * @param refunds what was given back in the period, also of earlier payments
 * @param sponsored the part of {@link #net} that funds and sponsors of free passes paid for and not the students' own money
 * @param corrections what corrections gave the booth; below zero, what they took
 * @param paidOut what the booth was paid
 * @param owedBefore what the booth was owed when the period began
 */
public record BoothSettlement(
        HouseAccount booth,
        Period period,
        long charges,
        Money gross,
        Money refunds,
        Money sponsored,
        Money corrections,
        Money paidOut,
        Money owedBefore) {
    /** Sales less refunds; below zero if more was given back than sold. */
    public Money net() {
        return gross.minus(refunds);
    }

    /** What the booth is owed when the period ends; below zero if it owes the house. */
    public Money owed() {
        return owedBefore.plus(net()).plus(corrections).minus(paidOut);
    }
}
