package com.minsapay.internal.report;

import com.minsapay.account.AccountKind;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.outcome.Outcome;
import com.minsapay.outcome.Receipt;
import com.minsapay.report.CashFlow;
import com.minsapay.report.DeskReport;
import com.minsapay.report.Period;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What tills had to do with. Cash is the negative of a balance: what is debited came in. */
final class DeskReports {
    private static final int PAGE = 200;

    private final LedgerView view;
    private final Currency currency;
    private final Period period;

    DeskReports(LedgerView view, Currency currency, Period period) {
        this.view = view;
        this.currency = currency;
        this.period = period;
    }

    List<DeskReport> all() {
        List<HouseAccount> desks = view.accounts().stream()
                .map(RowCodec::toAccount)
                .filter(account -> account.id().kind() == AccountKind.DESK)
                .toList();
        Map<String, JournalRow> counts =
                lastCounts(desks.stream().map(desk -> desk.id().toString()).collect(Collectors.toSet()));
        return desks.stream()
                .map(desk ->
                        report(desk, Optional.ofNullable(counts.get(desk.id().toString()))))
                .toList();
    }

    private DeskReport report(HouseAccount desk, Optional<JournalRow> lastCount) {
        Money before = Flows.balanceBefore(period, desk, view, currency).negated();
        Flows flows = Flows.within(period, desk, view, currency);
        return new DeskReport(
                desk,
                period,
                before,
                byKind(flows),
                before.minus(flows.balance()),
                lastCount.flatMap(count -> counted(desk, count)));
    }

    private Optional<DeskReport.LastCount> counted(HouseAccount desk, JournalRow row) {
        Transaction count = RowCodec.toTransaction(row);
        Flows since = Flows.after(row.position(), period, desk, view, currency);
        return Outcome.of(count)
                .<Optional<Receipt>>fold(
                        approved -> Optional.of(approved.receipt()),
                        declined -> Optional.empty(),
                        asked -> Optional.empty())
                .flatMap(Receipt::count)
                .map(found -> new DeskReport.LastCount(count.happenedAt(), count.operator(), found, byKind(since)));
    }

    private static List<CashFlow> byKind(Flows flows) {
        return Arrays.stream(TransactionKind.values())
                .map(kind -> flow(kind, flows.ofKind(kind::equals)))
                .filter(flow -> flow.transactions() > 0)
                .toList();
    }

    private static CashFlow flow(TransactionKind kind, Flows flows) {
        return new CashFlow(kind, flows.transactions(), flows.debits(), flows.credits());
    }

    /** Goes back along the house's chain until every desk has its count, or was not open yet. */
    private Map<String, JournalRow> lastCounts(Set<String> desks) {
        Map<String, JournalRow> counts = new HashMap<>();
        Set<String> open = new HashSet<>(desks);
        long before = Long.MAX_VALUE;
        while (!open.isEmpty()) {
            List<JournalRow> page = view.chain(JournalRow.HOUSE, before, PAGE);
            for (JournalRow row : page) {
                look(row, open, counts);
            }
            if (page.size() < PAGE) {
                break;
            }
            before = page.get(page.size() - 1).number();
        }
        return counts;
    }

    private void look(JournalRow row, Set<String> open, Map<String, JournalRow> counts) {
        boolean isCount = row.kind().equals(TransactionKind.DESK_COUNT.name());
        boolean isOpening = row.kind().equals(TransactionKind.DESK_OPEN.name());
        if (!row.isApproved() || !(isCount || isOpening)) {
            return;
        }
        Transaction transaction = RowCodec.toTransaction(row);
        boolean tells = isOpening || transaction.happenedAt().isBefore(period.to());
        String desk = transaction.details().getOrDefault(Detail.ACCOUNT, "");
        if (tells && open.remove(desk) && isCount) {
            counts.put(desk, row);
        }
    }
}
