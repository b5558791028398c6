package com.minsapay.internal.report;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.ledger.Transfer;
import com.minsapay.money.Money;
import com.minsapay.report.DoubleTap;
import com.minsapay.report.Period;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds payments that repeat an earlier one. In memory: the charges of one wallet within one window. */
final class DoubleTaps {
    private final LedgerView view;
    private final Duration window;
    private final List<Transaction> recent = new ArrayList<>();
    private final List<DoubleTap> found = new ArrayList<>();

    DoubleTaps(LedgerView view, Duration window) {
        this.view = view;
        this.window = window;
    }

    List<DoubleTap> within(Period period) {
        try (Stream<JournalRow> charges =
                view.paymentsByChain(Instants.microsWithin(period.from()), Instants.microsWithin(period.to()))) {
            charges.map(RowCodec::toTransaction).forEach(this::take);
        }
        return List.copyOf(found);
    }

    /** A charge that repeats several is paired with the one just before it. */
    private void take(Transaction charge) {
        recent.removeIf(earlier -> !earlier.wallet().equals(charge.wallet()) || isLongAgo(earlier, charge));
        Optional<Transaction> repeated = recent.stream()
                .filter(earlier ->
                        earlier.paid().equals(charge.paid()) && booth(earlier).equals(booth(charge)))
                .reduce((one, later) -> later);
        repeated.ifPresent(
                first -> found.add(new DoubleTap(first, charge, refunded(first).plus(refunded(charge)))));
        recent.add(charge);
    }

    private boolean isLongAgo(Transaction earlier, Transaction charge) {
        return Duration.between(earlier.happenedAt(), charge.happenedAt()).compareTo(window) > 0;
    }

    private static AccountId booth(Transaction charge) {
        return charge.transfers().stream()
                .map(Transfer::to)
                .filter(account -> account.kind() == AccountKind.BOOTH)
                .findFirst()
                .orElseThrow();
    }

    private Money refunded(Transaction charge) {
        return view.about(charge.id().value()).stream()
                .map(RowCodec::toTransaction)
                .filter(later -> later.kind() == TransactionKind.REFUND)
                .map(Transaction::amount)
                .reduce(Money.zero(charge.currency()), Money::plus);
    }
}
