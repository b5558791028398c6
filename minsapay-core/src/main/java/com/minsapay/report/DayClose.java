package com.minsapay.report;

import com.minsapay.account.AccountKind;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;
import java.util.List;

/**
 * Who is owed what, and that it is there. What the house has (cash, and what sponsors and wallets owe) must be what it owes (wallets
 * and booths), after what counts and corrections left unexplained. Wallets are taken as they are stored and the house's
 * accounts from their transfers, so that an altered balance shows as a difference; which row it is, {@code verify} tells.
 * Immutable and thread-safe.
 *
 * @param tills the cash that should be in all tills
 * @param safe what should have been added to the safe
 * @param receivable what all sponsors owe: what funds gave, less what came back, and what free passes cost
 * @param ious what wallets owe
 * @param own students' own money that is free
 * @param granted grants in wallets that are free, expired ones too: they go back to the funds unless they are spent
 * @param held what holds have set aside, own money and grants
 * @param booths what all booths are owed
 * @param overShort cash that counts found and nothing explains; below zero, cash that counts found missing
 * @param suspense what waits for an explanation
 * @param owedBooths what each booth is owed, by its account; below zero if it owes the house
 * @param funds what became of each fund's money, by its account
 * @param sponsors what free passes cost each sponsor, by its account
 */
public record DayClose(
        Money tills,
        Money safe,
        Money receivable,
        Money ious,
        Money own,
        Money granted,
        Money held,
        Money booths,
        Money overShort,
        Money suspense,
        List<Owed> owedBooths,
        List<FundUse> funds,
        List<Sponsored> sponsors) {
    /** Copies the lists. */
    public DayClose {
        owedBooths = List.copyOf(owedBooths);
        funds = List.copyOf(funds);
        sponsors = List.copyOf(sponsors);
    }

    /**
     * What a booth is owed.
     *
     * @param booth which
     * @param amount below zero if it owes the house
     */
    public record Owed(HouseAccount booth, Money amount) {}

    /**
     * What became of a fund's money.
     *
     * @param fund which
     * @param given what it gave to wallets, less what came back; what the sponsor owes if nothing more comes back
     * @param left what is left of it in wallets, held or free, expired or not
     */
    public record FundUse(HouseAccount fund, Money given, Money left) {
        /** What was spent of it: what the sponsor owes in the end, if what is left is never spent. */
        public Money spent() {
            return given.minus(left);
        }
    }

    /**
     * What free passes cost a sponsor.
     *
     * @param sponsor which
     * @param amount what it owes for them; below zero if the house owes it, as after a correction
     */
    public record Sponsored(HouseAccount sponsor, Money amount) {}

    /** Adds up the books. */
    public static DayClose of(
            TrialBalance books, List<Owed> owedBooths, List<FundUse> funds, List<Sponsored> sponsors) {
        return new DayClose(
                books.of(AccountKind.DESK).negated(),
                books.of(AccountKind.SAFE).negated(),
                books.of(AccountKind.FUND).plus(books.of(AccountKind.SPONSOR)).negated(),
                books.of(AccountKind.IOU).negated(),
                books.of(AccountKind.OWN),
                books.of(AccountKind.GRANT),
                books.of(AccountKind.HELD).plus(books.of(AccountKind.HELD_GRANT)),
                books.of(AccountKind.BOOTH),
                books.of(AccountKind.OVER_SHORT),
                books.of(AccountKind.SUSPENSE),
                owedBooths,
                funds,
                sponsors);
    }

    /** What the house has: tills, safe, what funds and sponsors owe, and what wallets owe. */
    public Money has() {
        return tills.plus(safe).plus(receivable).plus(ious);
    }

    /** What the house owes: to wallets and booths. */
    public Money owes() {
        return own.plus(granted).plus(held).plus(booths);
    }

    /** What the house has beyond what it owes and what is booked as unexplained; zero, or the ledger was altered. */
    public Money difference() {
        return has().minus(owes()).minus(overShort).minus(suspense);
    }

    /** Whether the books prove themselves: there is no difference. */
    public boolean isProven() {
        return difference().isZero();
    }
}
