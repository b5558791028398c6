package com.minsapay.internal.memory;

import com.minsapay.crypto.Bytes;
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
import com.minsapay.spi.TransferRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The ledger as it was when the view was opened: the tables, read as of one mark. */
final class MemoryView implements LedgerView {
    private static final long MICROS_PER_MINUTE = TimeUnit.MINUTES.toMicros(1);

    private final Tables tables;
    private final Mark mark;
    private final List<Stream<?>> streams = new ArrayList<>();
    private boolean closed;

    MemoryView(Tables tables, Mark mark) {
        this.tables = tables;
        this.mark = mark;
    }

    @Override
    public Optional<WalletRow> wallet(String id) {
        return open(() -> tables.wallets.get(id, mark.unit()));
    }

    @Override
    public Optional<CardRow> card(Bytes id) {
        return open(() -> tables.cards.get(id, mark.unit()));
    }

    @Override
    public Optional<JournalRow> recorded(String key) {
        return open(() -> tables.journalByKey.get(key, mark.unit()));
    }

    @Override
    public List<AccountRow> accounts() {
        return open(() -> tables.accounts.values(mark.unit()).toList());
    }

    @Override
    public ChainHead house() {
        return open(mark::house);
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return open(() -> tables.keyChecks.values(mark.unit()).toList());
    }

    @Override
    public long lastPosition() {
        return open(mark::position);
    }

    @Override
    public List<JournalRow> chain(String chain, long before, int most) {
        return open(() -> page(tables.journal, chain, before, most));
    }

    @Override
    public List<JournalRow> account(String account, long before, int most) {
        return open(() -> page(tables.journalByAccount, account, before, most));
    }

    @Override
    public List<DueGrantRow> dueGrants(long by, Optional<DueGrantRow> after, int most) {
        return open(() -> tables.dueGrants(by, after.map(Tables.Expiry::of), mark.unit())
                .limit(most)
                .toList());
    }

    @Override
    public List<DueHoldRow> dueHolds(long by, Optional<DueHoldRow> after, int most) {
        Tables.Place<Long> from = after.map(last -> new Tables.Place<>(last.due(), last.position() + 1))
                .orElse(Tables.Place.first(Long.MIN_VALUE));
        return open(() -> tables.journalByDue
                .values(from, Tables.Place.last(by), mark.unit())
                .filter(JournalRow::isApproved)
                .filter(row -> !tables.ends.contains(row.id(), mark.unit()))
                .limit(most)
                .map(row -> new DueHoldRow(row.id(), row.due().orElseThrow(), row.position()))
                .toList());
    }

    @Override
    public Stream<AccountTotals> totals() {
        return stream(() -> {
            SortedMap<String, AccountTotals> totals = new TreeMap<>();
            tables.journal
                    .values(mark.unit())
                    .flatMap(row -> row.transfers().stream())
                    .flatMap(Tables::totals)
                    .forEach(one -> totals.merge(one.account(), one, Tables::sum));
            return totals.values().stream();
        });
    }

    @Override
    public AccountTotals totals(String account) {
        return open(() -> tables.totals(account, mark.unit()));
    }

    @Override
    public List<MinuteRow> charges(long from, long to) {
        return open(() -> {
            SortedMap<Long, MinuteRow> minutes = new TreeMap<>();
            payments(from, to)
                    .map(MemoryView::minute)
                    .forEach(row -> minutes.merge(row.minute(), row, MemoryView::sum));
            return List.copyOf(minutes.values());
        });
    }

    @Override
    public List<FlowRow> flows(String account, long after, long from, long to) {
        return open(() -> {
            SortedMap<String, FlowRow> flows = new TreeMap<>();
            tables.touching(account, mark.unit())
                    .filter(row -> row.position() > after)
                    .filter(row -> row.happenedAt() >= from && row.happenedAt() < to)
                    .flatMap(row -> flowsOf(account, row))
                    .forEach(flow -> flows.merge(flow.kind() + ":" + flow.other(), flow, MemoryView::sum));
            return List.copyOf(flows.values());
        });
    }

    @Override
    public Stream<JournalRow> paymentsByChain(long from, long to) {
        return stream(() -> payments(from, to)
                .sorted(Comparator.comparing(JournalRow::chain)
                        .thenComparing(JournalRow::happenedAt)
                        .thenComparing(JournalRow::position)));
    }

    @Override
    public Stream<JournalRow> declined(String kind, long from, long to) {
        return stream(() -> tables.journal
                .values(mark.unit())
                .filter(row -> !row.isApproved() && row.kind().equals(kind))
                .filter(row -> row.happenedAt() >= from && row.happenedAt() < to)
                .sorted(Comparator.comparing(JournalRow::happenedAt).thenComparing(JournalRow::position)));
    }

    @Override
    public Optional<JournalRow> transaction(UUID id) {
        return open(() -> tables.journalById.get(id, mark.unit()));
    }

    @Override
    public List<JournalRow> about(UUID original) {
        return open(() -> tables.about(original, mark.unit())
                .filter(JournalRow::isApproved)
                .toList());
    }

    @Override
    public List<JournalRow> closes() {
        return open(() -> tables.closes(mark.unit()).toList());
    }

    @Override
    public Stream<JournalRow> journalByPosition() {
        return stream(() -> tables.journal.values(mark.unit()).sorted(Comparator.comparing(JournalRow::position)));
    }

    @Override
    public Stream<JournalRow> journal() {
        return stream(() -> tables.journal.values(mark.unit()));
    }

    @Override
    public Stream<WalletRow> wallets() {
        return stream(() -> tables.wallets.values(mark.unit()));
    }

    @Override
    public List<WalletRow> wallets(String after, int most) {
        return open(() -> tables.wallets
                .values(mark.unit())
                .dropWhile(wallet -> wallet.id().compareTo(after) <= 0)
                .limit(most)
                .toList());
    }

    @Override
    public Stream<CardRow> cards() {
        return stream(() -> tables.cards
                .values(mark.unit())
                .sorted(Comparator.comparing(CardRow::wallet).thenComparing(CardRow::id)));
    }

    /** None: the tables here cannot hold a row that belongs to nothing. */
    @Override
    public Stream<String> strays() {
        return stream(Stream::empty);
    }

    @Override
    public void close() {
        closed = true;
        streams.forEach(Stream::close);
        streams.clear();
    }

    private List<JournalRow> page(
            Versioned<Tables.Place<String>, JournalRow> index, String name, long before, int most) {
        return index.descending(Tables.Place.first(name), new Tables.Place<>(name, before), mark.unit())
                .limit(most)
                .toList();
    }

    private <T> T open(Supplier<T> answer) {
        if (closed) {
            throw new IllegalStateException("a view must not be used after it was closed");
        }
        return answer.get();
    }

    private <T> Stream<T> stream(Supplier<Stream<T>> rows) {
        Stream<T> stream = open(rows).peek(row -> open(() -> row));
        streams.add(stream);
        return stream;
    }

    private Stream<JournalRow> payments(long from, long to) {
        return tables.journal
                .values(mark.unit())
                .filter(Payments::isPayment)
                .filter(row -> row.happenedAt() >= from && row.happenedAt() < to);
    }

    /** One for each transfer that touches the account; the first counts the transaction. */
    private static Stream<FlowRow> flowsOf(String account, JournalRow row) {
        List<FlowRow> flows = new ArrayList<>();
        for (TransferRow transfer : row.transfers()) {
            boolean out = transfer.from().equals(account);
            if (out || transfer.to().equals(account)) {
                String other = (out ? transfer.to() : transfer.from()).split(":", 2)[0];
                flows.add(new FlowRow(
                        row.kind(),
                        other,
                        flows.isEmpty() ? 1 : 0,
                        out ? transfer.amount() : 0,
                        out ? 0 : transfer.amount()));
            }
        }
        return flows.stream();
    }

    private static FlowRow sum(FlowRow one, FlowRow other) {
        return new FlowRow(
                one.kind(),
                one.other(),
                Math.addExact(one.transactions(), other.transactions()),
                Math.addExact(one.debits(), other.debits()),
                Math.addExact(one.credits(), other.credits()));
    }

    private static MinuteRow minute(JournalRow charge) {
        long amount = charge.transfers().stream()
                .filter(Payments::isPaid)
                .mapToLong(TransferRow::amount)
                .reduce(0, Math::addExact);
        return new MinuteRow(Math.floorDiv(charge.happenedAt(), MICROS_PER_MINUTE), 1, amount);
    }

    private static MinuteRow sum(MinuteRow one, MinuteRow other) {
        return new MinuteRow(
                one.minute(), Math.addExact(one.count(), other.count()), Math.addExact(one.amount(), other.amount()));
    }
}
