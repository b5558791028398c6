package com.minsapay.invariants;

import com.minsapay.spi.AccountRow;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LastChargeRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.Rows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A store as it looks after someone changed, removed or inserted one row with the tools of the database. */
final class TamperedStore implements LedgerStore {
    private final LedgerStore honest;
    private final Tampering tampering;
    private final int which;
    private final List<JournalRow> journal;
    private final List<WalletRow> wallets;
    private final List<CardRow> cards;
    private final List<AccountRow> accounts;
    private final String expected;

    TamperedStore(LedgerStore honest, Tampering tampering, int which) {
        LedgerSnapshot ledger = LedgerSnapshot.of(honest);
        this.honest = honest;
        this.tampering = tampering;
        this.which = which;
        this.journal = new ArrayList<>(ledger.journal());
        this.wallets = new ArrayList<>(ledger.wallets());
        this.cards = new ArrayList<>(ledger.cards());
        this.accounts = new ArrayList<>(ledger.accounts());
        this.expected = tamper();
    }

    /** Where verification should find it. */
    String expected() {
        return expected;
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        return honest.transact(work);
    }

    @Override
    public LedgerView view() {
        LedgerView view = honest.view();
        return (LedgerView) Proxy.newProxyInstance(
                LedgerView.class.getClassLoader(),
                new Class<?>[] {LedgerView.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "journal" -> journal.stream();
                    case "closes" ->
                        journal.stream().filter(JournalRow::isClose).toList();
                    case "wallets" -> wallets.stream();
                    case "cards" -> cards.stream();
                    case "accounts" -> List.copyOf(accounts);
                    default -> call(view, method, arguments);
                });
    }

    @Override
    public void close() {
        // The honest store goes on.
    }

    @Override
    public String toString() {
        return tampering + " at " + expected;
    }

    private static Object call(LedgerView view, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(view, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Does it, and tells where. */
    private String tamper() {
        return switch (tampering) {
            case AMOUNT_CHANGED -> changeTransaction(TamperedStore::withOtherAmount);
            case OUTCOME_CHANGED -> changeTransaction(TamperedStore::withOtherOutcome);
            case TRANSACTION_REMOVED -> removeTransaction();
            case TRANSACTION_INSERTED -> insertTransaction();
            case TRANSACTION_APPENDED -> appendTransaction();
            case WALLET_CHANGED ->
                change(wallets, row -> Rows.with(row, "own", row.own() + 1), row -> "wallet: " + row.id());
            case PASS_INSERTED ->
                change(wallets, row -> withPasses(row, row.passes() + "\nzz=forged"), row -> "wallet: " + row.id());
            case PASSES_REMOVED -> change(wallets, TamperedStore::withoutPasses, row -> "wallet: " + row.id());
            case SPENDING_CHANGED -> change(wallets, TamperedStore::withOtherSpending, row -> "wallet: " + row.id());
            case LAST_CHARGE_CHANGED ->
                change(wallets, TamperedStore::withOtherLastCharge, row -> "wallet: " + row.id());
            case WALLET_REMOVED -> remove(wallets, row -> "wallet: " + row.id());
            case WALLET_INSERTED -> insert(wallets, Rows.wallet("zz"), "wallet: zz");
            case CARD_CHANGED -> change(cards, TamperedStore::otherwise, TamperedStore::where);
            case CARD_REMOVED -> remove(cards, TamperedStore::where);
            case CARD_INSERTED -> insert(cards, Rows.activeCard("forged", "zz"), "card: of wallet zz, ACTIVE");
            case ACCOUNT_CHANGED ->
                change(accounts, row -> Rows.with(row, "name", row.name() + "!"), row -> "account: " + row.account());
            case ACCOUNT_REMOVED -> remove(accounts, row -> "account: " + row.account());
            case ACCOUNT_INSERTED -> insert(accounts, Rows.account("booth:zz"), "account: booth:zz");
        };
    }

    private <T> String change(List<T> rows, Function<T, T> change, Function<T, String> where) {
        int index = index(rows);
        T changed = change.apply(rows.get(index));
        rows.set(index, changed);
        return where.apply(changed);
    }

    private <T> String remove(List<T> rows, Function<T, String> where) {
        return where.apply(rows.remove(index(rows)));
    }

    private static <T> String insert(List<T> rows, T row, String where) {
        rows.add(row);
        return where;
    }

    private String changeTransaction(Function<JournalRow, JournalRow> change) {
        return change(journal, change, TamperedStore::where);
    }

    /** What follows a gap tells of it; at the end of a chain, the stored head does. */
    private String removeTransaction() {
        JournalRow removed = journal.remove(index(journal));
        boolean wasLast = journal.stream()
                .noneMatch(row -> row.chain().equals(removed.chain()) && row.number() > removed.number());
        if (!wasLast) {
            return "journal: transactions " + removed.number() + " to " + removed.number() + " of " + removed.chain();
        }
        return removed.chain().equals(JournalRow.HOUSE) ? "house: the chain's head" : "wallet: " + removed.chain();
    }

    /** A copy under another key and id, at the same place. */
    private String insertTransaction() {
        int index = index(journal);
        JournalRow forged = copy(journal.get(index), journal.get(index).number());
        journal.add(index + 1, forged);
        return where(forged);
    }

    /** A copy under another key and id, at the end of its chain. */
    private String appendTransaction() {
        String chain = journal.get(index(journal)).chain();
        int last = index(journal);
        while (last + 1 < journal.size() && journal.get(last + 1).chain().equals(chain)) {
            last++;
        }
        JournalRow forged = copy(journal.get(last), journal.get(last).number() + 1);
        journal.add(last + 1, forged);
        return where(forged);
    }

    private int index(List<?> rows) {
        return Math.floorMod(which, rows.size());
    }

    private static String where(JournalRow row) {
        return "journal: transaction " + row.number() + " of " + row.chain();
    }

    private static String where(CardRow row) {
        return "card: of wallet " + row.wallet() + ", " + row.status();
    }

    private static CardRow otherwise(CardRow row) {
        return Rows.with(row, "status", row.status().equals(CardRow.ACTIVE) ? "BLOCKED" : CardRow.ACTIVE);
    }

    private static WalletRow withPasses(WalletRow row, String passes) {
        return Rows.with(row, "passes", passes.strip());
    }

    /** One that has none to lose gets one. */
    private static WalletRow withoutPasses(WalletRow row) {
        return withPasses(row, row.passes().isEmpty() ? "zz=forged" : "");
    }

    private static WalletRow withOtherSpending(WalletRow row) {
        return Rows.with(
                row, "usage", Rows.with(row.usage(), "spent", row.usage().spent() + 1));
    }

    /** One that has none gets one. */
    private static WalletRow withOtherLastCharge(WalletRow row) {
        Optional<LastChargeRow> other = row.usage().lastCharge().isPresent()
                ? Optional.empty()
                : Optional.of(new LastChargeRow(new UUID(0, 1), "booth:zz", 1, 0));
        return Rows.with(row, "usage", Rows.with(row.usage(), "lastCharge", other));
    }

    private static JournalRow withOtherAmount(JournalRow row) {
        if (row.transfers().isEmpty()) {
            return Rows.with(row, "ownAfter", row.ownAfter() + 1);
        }
        List<TransferRow> transfers = new ArrayList<>(row.transfers());
        TransferRow first = transfers.get(0);
        transfers.set(0, Rows.with(first, "amount", first.amount() + 1));
        return Rows.with(row, "transfers", transfers);
    }

    private static JournalRow withOtherOutcome(JournalRow row) {
        return Rows.with(row, "status", row.isApproved() ? "NOT_ENOUGH_MONEY" : JournalRow.APPROVED);
    }

    private static JournalRow copy(JournalRow row, long number) {
        JournalRow next = Rows.with(row.at(row.position() + 1), "number", number);
        return Rows.with(Rows.with(next, "key", "forged"), "id", new UUID(0, number));
    }
}
