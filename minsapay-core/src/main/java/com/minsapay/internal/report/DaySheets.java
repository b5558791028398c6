package com.minsapay.internal.report;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.FundId;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Closing;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Entry;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Sums;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.report.CashFlow;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.DayClose;
import com.minsapay.report.DaySheet;
import com.minsapay.report.TrialBalance;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up the journal from its beginning to one close's cut. Used once. */
final class DaySheets {
    private final ClosedDay close;
    private final Money zero;
    private final Map<AccountKind, Money> sums = new EnumMap<>(AccountKind.class);
    private final Map<FundId, Money> left = new HashMap<>();
    private final Map<AccountId, Moves> house = new TreeMap<>();

    private DaySheets(ClosedDay close) {
        this.close = close;
        this.zero = Money.zero(close.sums().currency());
    }

    /**
     * A close as it was recorded.
     *
     * @throws LedgerCorruptException if somebody altered it
     */
    static ClosedDay closedDay(JournalRow row, Sealer sealer) {
        Transaction transaction = RowCodec.toTransaction(sealer.requireIntact(row));
        Closing closing = Closing.of(transaction);
        return new ClosedDay(
                transaction.id(),
                transaction.happenedAt(),
                transaction.operator(),
                closing.cutBefore(),
                closing.cut(),
                closing.sums(),
                closing.digest());
    }

    /** @throws LedgerCorruptException if a transaction was altered, or all of them do not give what the close recorded */
    static DaySheet sheet(ClosedDay close, LedgerView view, Sealer sealer) {
        DaySheets walk = new DaySheets(close);
        try (Stream<JournalRow> journal = view.journalByPosition()) {
            Iterator<JournalRow> rows =
                    journal.takeWhile(row -> row.position() <= close.cut()).iterator();
            rows.forEachRemaining(row -> walk.take(row.position(), RowCodec.toTransaction(sealer.requireIntact(row))));
        }
        return walk.finish();
    }

    private void take(long position, Transaction transaction) {
        if (transaction.declined().isPresent()) {
            return;
        }
        switch (transaction.kind()) {
            case BOOTH_OPEN, DESK_OPEN, FUND_OPEN, SPONSOR_OPEN -> {
                HouseAccount opened = RowCodec.openedAccount(transaction);
                house.put(opened.id(), new Moves(opened));
            }
            default -> takeEntries(position > close.cutBefore(), transaction);
        }
    }

    private void takeEntries(boolean isOfThisClose, Transaction transaction) {
        Map<Moves, CashFlow> flows = new HashMap<>();
        transaction.transfers().stream()
                .flatMap(transfer -> transfer.entries().stream())
                .forEach(entry -> {
                    AccountId account = entry.account();
                    sums.merge(account.kind(), entry.change(), Money::plus);
                    Moves moves = house.get(account);
                    if (moves != null) {
                        flows.merge(moves, flow(transaction.kind(), entry), DaySheets::ofOneTransaction);
                    } else if (account.kind().isOfWallet()) {
                        account.fund().ifPresent(fund -> left.merge(fund, entry.change(), Money::plus));
                    }
                });
        flows.forEach((moves, flow) -> moves.take(flow, isOfThisClose));
    }

    /** Cash is the negative of a balance. */
    private CashFlow flow(TransactionKind kind, Entry entry) {
        Money in = entry.account().kind() == AccountKind.DESK ? entry.change().negated() : entry.change();
        return in.isPositive() ? new CashFlow(kind, 1, in, zero) : new CashFlow(kind, 1, zero, in.negated());
    }

    private static CashFlow ofOneTransaction(CashFlow one, CashFlow other) {
        return new CashFlow(one.kind(), 1, one.in().plus(other.in()), one.out().plus(other.out()));
    }

    private DaySheet finish() {
        if (!new Sums(zero.currency(), sums).equals(close.sums())) {
            throw new LedgerCorruptException(
                    "a close must say what the transactions up to its cut give, says something else; verify tells more");
        }
        return new DaySheet(close, books(), days(AccountKind.BOOTH), days(AccountKind.DESK));
    }

    private DayClose books() {
        return DayClose.of(
                TrialBalance.of(close.sums().balances(), zero),
                of(AccountKind.BOOTH)
                        .map(booth -> new DayClose.Owed(booth.account, booth.after))
                        .toList(),
                of(AccountKind.FUND)
                        .map(fund -> new DayClose.FundUse(
                                fund.account,
                                fund.after.negated(),
                                left.getOrDefault(fund.account.id().fund().orElseThrow(), zero)))
                        .toList(),
                of(AccountKind.SPONSOR)
                        .map(sponsor -> new DayClose.Sponsored(sponsor.account, sponsor.after.negated()))
                        .toList());
    }

    private List<DaySheet.AccountDay> days(AccountKind kind) {
        return of(kind).map(Moves::day).toList();
    }

    private Stream<Moves> of(AccountKind kind) {
        return house.values().stream().filter(moves -> moves.account.id().kind() == kind);
    }

    /** What went into an account and out of it, and what that makes. */
    private final class Moves {
        private final HouseAccount account;
        private final Map<TransactionKind, CashFlow> flows = new EnumMap<>(TransactionKind.class);
        private Money before = zero;
        private Money after = zero;

        private Moves(HouseAccount account) {
            this.account = account;
        }

        private void take(CashFlow flow, boolean isOfThisClose) {
            after = after.plus(flow.net());
            if (isOfThisClose) {
                flows.merge(flow.kind(), flow, DaySheets::together);
            } else {
                before = after;
            }
        }

        private DaySheet.AccountDay day() {
            return new DaySheet.AccountDay(account, before, List.copyOf(flows.values()), after);
        }
    }

    private static CashFlow together(CashFlow one, CashFlow other) {
        return new CashFlow(
                one.kind(),
                one.transactions() + other.transactions(),
                one.in().plus(other.in()),
                one.out().plus(other.out()));
    }
}
