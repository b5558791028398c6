package com.minsapay.internal.report;

import com.minsapay.account.AccountKind;
import com.minsapay.account.FundId;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.money.Money;
import com.minsapay.report.DayClose;
import com.minsapay.report.TrialBalance;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.Grant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is owed what. */
final class DayCloses {
    private final LedgerView view;
    private final Currency currency;

    DayCloses(LedgerView view, Currency currency) {
        this.view = view;
        this.currency = currency;
    }

    DayClose close(TrialBalance books) {
        List<HouseAccount> accounts =
                view.accounts().stream().map(RowCodec::toAccount).toList();
        Map<FundId, Money> left = leftInWallets();
        return DayClose.of(
                books,
                accounts.stream()
                        .filter(account -> account.id().kind() == AccountKind.BOOTH)
                        .map(booth -> new DayClose.Owed(booth, balance(booth)))
                        .toList(),
                accounts.stream()
                        .filter(account -> account.id().kind() == AccountKind.FUND)
                        .map(fund -> new DayClose.FundUse(
                                fund,
                                balance(fund).negated(),
                                left.getOrDefault(fund.id().fund().orElseThrow(), Money.zero(currency))))
                        .toList(),
                accounts.stream()
                        .filter(account -> account.id().kind() == AccountKind.SPONSOR)
                        .map(sponsor ->
                                new DayClose.Sponsored(sponsor, balance(sponsor).negated()))
                        .toList());
    }

    private Map<FundId, Money> leftInWallets() {
        Map<FundId, Money> left = new HashMap<>();
        try (Stream<WalletRow> wallets = view.wallets()) {
            wallets.map(RowCodec::toWallet).forEach(wallet -> {
                for (Grant grant : wallet.grants()) {
                    left.merge(grant.fund(), grant.amount().plus(grant.held()), Money::plus);
                }
            });
        }
        return left;
    }

    private Money balance(HouseAccount account) {
        return Money.ofMinor(currency, view.totals(account.id().toString()).balance());
    }
}
