package com.minsapay.internal.report;

import com.minsapay.account.AccountId;
import com.minsapay.account.AccountKind;
import com.minsapay.account.WalletId;
import com.minsapay.card.Card;
import com.minsapay.card.CardId;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.Instants;
import com.minsapay.internal.codec.RowCodec;
import com.minsapay.internal.seal.Sealer;
import com.minsapay.ledger.Detail;
import com.minsapay.ledger.HouseAccount;
import com.minsapay.ledger.Sums;
import com.minsapay.ledger.Transaction;
import com.minsapay.ledger.TransactionId;
import com.minsapay.ledger.TransactionKind;
import com.minsapay.money.Money;
import com.minsapay.report.AccountStatement;
import com.minsapay.report.BoothSettlement;
import com.minsapay.report.ClosedDay;
import com.minsapay.report.DayClose;
import com.minsapay.report.DaySheet;
import com.minsapay.report.DeclinedLateCharge;
import com.minsapay.report.DeskReport;
import com.minsapay.report.DoubleTap;
import com.minsapay.report.Iou;
import com.minsapay.report.Minute;
import com.minsapay.report.Period;
import com.minsapay.report.TrialBalance;
import com.minsapay.report.WalletPage;
import com.minsapay.report.WalletStatement;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Statements and sums, each from one view of the store. Thread-safe. */
public final class Reports {
    private static final int LARGEST_PAGE = 1_000;
    private static final long MINUTE_SECONDS = 60;

    private final LedgerStore store;
    private final Currency currency;
    private final Sealer sealer;

    /**
     * @param store where the ledger is
     * @param currency of its amounts
     * @param sealer tells whether a close is what it was
     */
    public Reports(LedgerStore store, Currency currency, Sealer sealer) {
        this.store = store;
        this.currency = currency;
        this.sealer = sealer;
    }

    /** A wallet's present state. */
    public Optional<Wallet> wallet(WalletId id) {
        return look(view -> view.wallet(id.value()).map(RowCodec::toWallet));
    }

    /** A card. */
    public Optional<Card> card(CardId id) {
        return look(view -> view.card(id.value()).map(RowCodec::toCard));
    }

    /** A page of a wallet's history. */
    public Optional<WalletStatement> statement(WalletId id, OptionalLong before, int most) {
        requirePage(most);
        return look(view -> view.wallet(id.value()).map(RowCodec::toWallet).map(wallet -> {
            List<JournalRow> rows = view.chain(id.value(), before.orElse(Long.MAX_VALUE), most + 1);
            return new WalletStatement(wallet, page(rows, most), next(rows, most, JournalRow::number));
        }));
    }

    /** A page of a house account's history. */
    public Optional<AccountStatement> statement(AccountId id, OptionalLong before, int most) {
        requirePage(most);
        return look(view -> account(id, view).map(account -> {
            List<JournalRow> rows = view.account(id.toString(), before.orElse(Long.MAX_VALUE), most + 1);
            AccountTotals totals = view.totals(id.toString());
            return new AccountStatement(
                    account,
                    money(totals.credits()),
                    money(totals.debits()),
                    page(rows, most),
                    next(rows, most, JournalRow::position));
        }));
    }

    /** Everything added up: what wallets hold as it is stored, what the house has from its transfers. */
    public TrialBalance trialBalance() {
        return look(this::trialBalance);
    }

    /** The same of an open view, without what is zero. */
    public Sums sums(LedgerView view) {
        return new Sums(currency, trialBalance(view).balances());
    }

    private TrialBalance trialBalance(LedgerView view) {
        Map<AccountKind, Money> balances = new EnumMap<>(AccountKind.class);
        addWallets(view, balances);
        addHouse(view, balances);
        return TrialBalance.of(balances, Money.zero(currency));
    }

    private static void addWallets(LedgerView view, Map<AccountKind, Money> balances) {
        try (Stream<WalletRow> wallets = view.wallets()) {
            wallets.map(RowCodec::toWallet).forEach(wallet -> {
                balances.merge(AccountKind.OWN, wallet.own(), Money::plus);
                balances.merge(AccountKind.GRANT, wallet.balance().granted(), Money::plus);
                balances.merge(AccountKind.HELD, wallet.held(), Money::plus);
                balances.merge(AccountKind.HELD_GRANT, wallet.balance().held().minus(wallet.held()), Money::plus);
                balances.merge(AccountKind.IOU, wallet.owed().negated(), Money::plus);
            });
        }
    }

    private void addHouse(LedgerView view, Map<AccountKind, Money> balances) {
        try (Stream<AccountTotals> totals = view.totals()) {
            totals.forEach(account -> {
                AccountKind kind = RowCodec.toAccountId(account.account()).kind();
                if (!kind.isOfWallet()) {
                    balances.merge(kind, money(account.credits()).minus(money(account.debits())), Money::plus);
                }
            });
        }
    }

    /** What each till had to do with. */
    public List<DeskReport> desks(Period period) {
        return look(view -> new DeskReports(view, currency, period).all());
    }

    /** What each booth sold, and what it is owed. */
    public List<BoothSettlement> booths(Period period) {
        return look(view -> new BoothSettlements(view, currency, period).all());
    }

    /** Who is owed what, of one state of the ledger. */
    public DayClose dayClose() {
        return look(view -> new DayCloses(view, currency).close(trialBalance(view)));
    }

    /** Every close, in order. */
    public List<ClosedDay> closes() {
        return look(view -> view.closes().stream()
                .map(row -> DaySheets.closedDay(row, sealer))
                .toList());
    }

    /** What was printed at a close. */
    public Optional<DaySheet> sheet(TransactionId close) {
        return look(view -> view.closes().stream()
                .filter(row -> row.id().equals(close.value()))
                .findFirst()
                .map(row -> DaySheets.sheet(DaySheets.closedDay(row, sealer), view, sealer)));
    }

    /** A page of all wallets. */
    public WalletPage wallets(Optional<WalletId> after, int most) {
        requirePage(most);
        return look(view -> {
            List<WalletRow> rows = view.wallets(after.map(WalletId::value).orElse(""), most + 1);
            return new WalletPage(
                    rows.stream().limit(most).map(RowCodec::toWallet).toList(),
                    rows.size() <= most
                            ? Optional.empty()
                            : Optional.of(WalletId.of(rows.get(most - 1).id())));
        });
    }

    /** Late charges that were declined, by when they happened. */
    public List<DeclinedLateCharge> declinedLateCharges(Period period) {
        return look(view -> {
            try (Stream<JournalRow> rows = view.declined(
                    TransactionKind.LATE_CHARGE.name(),
                    Instants.microsWithin(period.from()),
                    Instants.microsWithin(period.to()))) {
                return rows.map(RowCodec::toTransaction)
                        .map(Reports::declinedLateCharge)
                        .toList();
            }
        });
    }

    private static DeclinedLateCharge declinedLateCharge(Transaction transaction) {
        return new DeclinedLateCharge(
                transaction,
                RowCodec.toAccountId(transaction.details().getOrDefault(Detail.BOOTH, "")),
                transaction
                        .money(Detail.AMOUNT)
                        .orElseThrow(() ->
                                new LedgerCorruptException("a declined late charge must name what was sold, did not")));
    }

    /** Which wallets owe. */
    public List<Iou> ious() {
        return look(view -> new Ious(view).all());
    }

    /** Payments that repeat an earlier one. */
    public List<DoubleTap> doubleTaps(Period period, Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("a window must not be below zero, was " + window);
        }
        return look(view -> new DoubleTaps(view, window).within(period));
    }

    /** Charges minute by minute. */
    public List<Minute> paymentsPerMinute(Instant from, Instant to) {
        return look(view -> view.charges(Instants.microsWithin(from), Instants.microsWithin(to)).stream()
                .map(row -> new Minute(
                        Instant.ofEpochSecond(Math.multiplyExact(row.minute(), MINUTE_SECONDS)),
                        row.count(),
                        money(row.amount())))
                .toList());
    }

    private <T> T look(Function<LedgerView, T> question) {
        try (LedgerView view = store.view()) {
            return question.apply(view);
        }
    }

    private static Optional<HouseAccount> account(AccountId id, LedgerView view) {
        if (id.kind().isAlwaysThere()) {
            return Optional.of(new HouseAccount(id, id.toString(), Optional.empty()));
        }
        return view.accounts().stream()
                .filter(row -> row.account().equals(id.toString()))
                .findFirst()
                .map(RowCodec::toAccount);
    }

    private Money money(long minorUnits) {
        return Money.ofMinor(currency, minorUnits);
    }

    private static List<Transaction> page(List<JournalRow> rows, int most) {
        return rows.stream().limit(most).map(RowCodec::toTransaction).toList();
    }

    /** One row more than fits on a page was asked for: if it is there, so is a next page. */
    private static OptionalLong next(List<JournalRow> rows, int most, ToLongFunction<JournalRow> place) {
        return rows.size() <= most ? OptionalLong.empty() : OptionalLong.of(place.applyAsLong(rows.get(most - 1)));
    }

    private static void requirePage(int most) {
        if (most < 1 || most > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page must hold 1 to " + LARGEST_PAGE + " transactions, was " + most);
        }
    }
}
