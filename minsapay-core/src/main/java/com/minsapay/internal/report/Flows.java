package com.minsapay.internal.report;

import com.minsapay.account.AccountKind;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Instants;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.report.Period;
import com.minsapay.spi.FlowRow;
import com.minsapay.spi.LedgerView;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/** What moved into and out of one house account. */
final class Flows {
    private final List<FlowRow> rows;
    private final Currency currency;

    private Flows(List<FlowRow> rows, Currency currency) {
        this.rows = rows;
        this.currency = currency;
    }

    /** What happened within a period. */
    static Flows within(Period period, HouseAccount account, LedgerView view, Currency currency) {
        return of(account, 0, Instants.microsWithin(period.from()), Instants.microsWithin(period.to()), view, currency);
    }

    /**
     * What an account held before a period. From what it holds now, as a period that is asked for is seldom long ago: a
     * store finds what happened since by the time.
     */
    static Money balanceBefore(Period period, HouseAccount account, LedgerView view, Currency currency) {
        Money now = Money.ofMinor(currency, view.totals(account.id().toString()).balance());
        return now.minus(of(account, 0, Instants.microsWithin(period.from()), Long.MAX_VALUE, view, currency)
                .balance());
    }

    /** What was recorded after a position and happened before a period's end. */
    static Flows after(long position, Period period, HouseAccount account, LedgerView view, Currency currency) {
        return of(account, position, Long.MIN_VALUE, Instants.microsWithin(period.to()), view, currency);
    }

    private static Flows of(HouseAccount account, long after, long from, long to, LedgerView view, Currency currency) {
        return new Flows(view.flows(account.id().toString(), after, from, to), currency);
    }

    /** The flows of some transactions only. */
    Flows ofKind(Predicate<TransactionKind> kinds) {
        return only(row -> kinds.test(kind(row)));
    }

    /** The flows from and to some accounts only. */
    Flows withOthers(Predicate<AccountKind> others) {
        return only(row -> others.test(other(row)));
    }

    private Flows only(Predicate<FlowRow> some) {
        return new Flows(rows.stream().filter(some).toList(), currency);
    }

    /** How many transactions. */
    long transactions() {
        return rows.stream().mapToLong(FlowRow::transactions).reduce(0, Math::addExact);
    }

    /** All that came in. */
    Money credits() {
        return Money.ofMinor(currency, rows.stream().mapToLong(FlowRow::credits).reduce(0, Math::addExact));
    }

    /** All that went out. */
    Money debits() {
        return Money.ofMinor(currency, rows.stream().mapToLong(FlowRow::debits).reduce(0, Math::addExact));
    }

    /** What came in less what went out. */
    Money balance() {
        return credits().minus(debits());
    }

    private static TransactionKind kind(FlowRow row) {
        return Arrays.stream(TransactionKind.values())
                .filter(kind -> kind.name().equals(row.kind()))
                .findFirst()
                .orElseThrow(() -> new LedgerCorruptException("a transaction's kind must be known, was not"));
    }

    private static AccountKind other(FlowRow row) {
        return Arrays.stream(AccountKind.values())
                .filter(kind -> kind.code().equals(row.other()))
                .findFirst()
                .orElseThrow(() -> new LedgerCorruptException("an account's kind must be known, was not"));
    }
}
