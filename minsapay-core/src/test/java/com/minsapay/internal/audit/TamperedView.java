package com.minsapay.internal.audit;

import com.minsapay.card.CardId;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.LedgerCorruptException;
import com.minsapay.internal.codec.RowChange;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.CardRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.DueGrantRow;
import com.minsapay.spi.DueHoldRow;
import com.minsapay.spi.FlowRow;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.MinuteRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rows of a real ledger, open to change behind its back. Answers what verification asks, and no more. */
final class TamperedView implements LedgerView {
    final List<JournalRow> journal = new ArrayList<>();
    final List<WalletRow> wallets = new ArrayList<>();
    final List<CardRow> cards = new ArrayList<>();
    final List<AccountRow> accounts = new ArrayList<>();
    final List<KeyCheckRow> keyChecks = new ArrayList<>();
    final List<String> strays = new ArrayList<>();
    ChainHead house;
    Predicate<JournalRow> unreadable = row -> false;

    /** Copies everything there is. */
    TamperedView(LedgerView view) {
        journal.addAll(view.journal().toList());
        wallets.addAll(view.wallets().toList());
        cards.addAll(view.cards().toList());
        accounts.addAll(view.accounts());
        keyChecks.addAll(view.keyChecks());
        strays.addAll(view.strays().toList());
        house = view.house();
    }

    JournalRow row(String chain, long number) {
        return journal.stream()
                .filter(row -> row.chain().equals(chain) && row.number() == number)
                .findFirst()
                .orElseThrow();
    }

    void edit(String chain, long number, UnaryOperator<RowChange> how) {
        JournalRow before = row(chain, number);
        journal.set(journal.indexOf(before), how.apply(new RowChange(before)).row());
    }

    <R extends Record> void edit(List<R> table, int index, String column, Object value) {
        table.set(index, RowChange.with(table.get(index), column, value));
    }

    int indexOf(CardId card) {
        return cards.stream().map(CardRow::id).toList().indexOf(card.value());
    }

    int indexOfCheck(String purpose) {
        return keyChecks.stream().map(KeyCheckRow::purpose).toList().indexOf(purpose);
    }

    @Override
    public Stream<JournalRow> journal() {
        return journal.stream()
                .sorted(Comparator.comparing(JournalRow::chain)
                        .thenComparing(JournalRow::number)
                        .thenComparing(JournalRow::position))
                .map(this::readable);
    }

    private JournalRow readable(JournalRow row) {
        if (unreadable.test(row)) {
            throw new LedgerCorruptException("row " + row.position() + " must be readable, was not");
        }
        return row;
    }

    @Override
    public List<JournalRow> closes() {
        return journal.stream()
                .filter(JournalRow::isClose)
                .sorted(Comparator.comparing(JournalRow::position))
                .toList();
    }

    @Override
    public Stream<WalletRow> wallets() {
        return wallets.stream().sorted(Comparator.comparing(WalletRow::id));
    }

    @Override
    public Stream<CardRow> cards() {
        return cards.stream().sorted(Comparator.comparing(CardRow::wallet).thenComparing(CardRow::id));
    }

    @Override
    public List<AccountRow> accounts() {
        return accounts.stream()
                .sorted(Comparator.comparing(AccountRow::account))
                .toList();
    }

    @Override
    public ChainHead house() {
        return house;
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return List.copyOf(keyChecks);
    }

    @Override
    public Stream<String> strays() {
        return strays.stream();
    }

    @Override
    public long lastPosition() {
        return journal.stream().mapToLong(JournalRow::position).max().orElse(0);
    }

    @Override
    public List<FlowRow> flows(String account, long after, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<JournalRow> paymentsByChain(long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<JournalRow> declined(String kind, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<JournalRow> transaction(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalRow> about(UUID original) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<JournalRow> journalByPosition() {
        return journal.stream().sorted(Comparator.comparing(JournalRow::position));
    }

    @Override
    public List<WalletRow> wallets(String after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<WalletRow> wallet(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CardRow> card(Bytes id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<JournalRow> recorded(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalRow> chain(String chain, long before, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalRow> account(String account, long before, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DueGrantRow> dueGrants(long by, Optional<DueGrantRow> after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DueHoldRow> dueHolds(long by, Optional<DueHoldRow> after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<AccountTotals> totals() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccountTotals totals(String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MinuteRow> charges(long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
