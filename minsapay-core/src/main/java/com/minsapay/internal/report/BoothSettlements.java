package com.minsapay.internal.report;

import com.minsapay.account.AccountKind;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.report.BoothSettlement;
import com.minsapay.report.Period;
import com.minsapay.spi.LedgerView;
import java.util.Currency;
import java.util.List;

/** What booths sold, and what they are owed for it. */
final class BoothSettlements {
    private enum Part {
        SALE,
        REFUND,
        PAYOUT,
        CORRECTION
    }

    private final LedgerView view;
    private final Currency currency;
    private final Period period;

    BoothSettlements(LedgerView view, Currency currency, Period period) {
        this.view = view;
        this.currency = currency;
        this.period = period;
    }

    List<BoothSettlement> all() {
        return view.accounts().stream()
                .map(RowCodec::toAccount)
                .filter(account -> account.id().kind() == AccountKind.BOOTH)
                .map(this::settlement)
                .toList();
    }

    private BoothSettlement settlement(HouseAccount booth) {
        Flows all = Flows.within(period, booth, view, currency);
        Flows sales = all.ofKind(kind -> part(kind) == Part.SALE);
        Flows refunds = all.ofKind(kind -> part(kind) == Part.REFUND);
        return new BoothSettlement(
                booth,
                period,
                sales.transactions(),
                sales.balance(),
                refunds.balance().negated(),
                sales.withOthers(BoothSettlements::isSponsors)
                        .balance()
                        .plus(refunds.withOthers(BoothSettlements::isSponsors).balance()),
                all.ofKind(kind -> part(kind) == Part.CORRECTION).balance(),
                all.ofKind(kind -> part(kind) == Part.PAYOUT).balance().negated(),
                Flows.balanceBefore(period, booth, view, currency));
    }

    private static Part part(TransactionKind kind) {
        if (kind.paysBooth()) {
            return Part.SALE;
        } else if (kind == TransactionKind.REFUND) {
            return Part.REFUND;
        }
        return kind == TransactionKind.BOOTH_PAYOUT ? Part.PAYOUT : Part.CORRECTION;
    }

    /** Whether money from or to such an account is a sponsor's: a fund gets back the expired part of a grant. */
    private static boolean isSponsors(AccountKind other) {
        return switch (other) {
            case GRANT, HELD_GRANT, FUND, SPONSOR -> true;
            case OWN, HELD, IOU, BOOTH, DESK, SAFE, OVER_SHORT, SUSPENSE -> false;
        };
    }
}
