package com.minsapay.jpa.internal.view;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.HouseAccountEntity;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.KeyCheckEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** A view in a read transaction. Used by one thread. */
public final class HibernateView implements LedgerView {
    private static final String POSITION = "position";

    private final ReadTransaction transaction;
    private final StatelessSession session;
    private final Reads reads = new Reads();
    private final TransferQueries transfers;
    private final RowStreams streams;
    private final DueQueries due;
    private final long lastPosition;
    private boolean closed;

    /** Begins a transaction, which ends with the view. */
    public static HibernateView open(Sessions sessions, Readers readers) {
        ReadTransaction transaction = readers.begin();
        try {
            return new HibernateView(sessions, transaction);
        } catch (RuntimeException | Error e) {
            transaction.close();
            throw e;
        }
    }

    /**
     * Reads the first time, which fixes the state that the view sees.
     *
     * @param transaction closed with this view; not if this constructor fails
     */
    private HibernateView(Sessions sessions, ReadTransaction transaction) {
        this.transaction = transaction;
        this.session = sessions.open(transaction.connection());
        this.transfers = new TransferQueries(session, reads);
        this.streams = sessions.streams(session, reads, transfers);
        this.due = new DueQueries(session, reads);
        this.lastPosition = reads.read(() -> query("select coalesce(max(position), 0) from Journal", Long.class)
                .getSingleResult());
    }

    @Override
    public Optional<WalletRow> wallet(String id) {
        return first(wallets(Selection.where("h.id = :id", Map.of("id", id), "id")));
    }

    @Override
    public Optional<CardRow> card(Bytes id) {
        return reads.list(query("from Card where id = :id", CardEntity.class).setParameter("id", id.toArray())).stream()
                .map(CardEntity::toRow)
                .findFirst();
    }

    @Override
    public Optional<JournalRow> recorded(String key) {
        return first(journal(Selection.where("h.key = :key", Map.of("key", key), POSITION)));
    }

    @Override
    public List<AccountRow> accounts() {
        return reads.list(query("from HouseAccount order by account", HouseAccountEntity.class)).stream()
                .map(HouseAccountEntity::toRow)
                .toList();
    }

    @Override
    public ChainHead house() {
        return reads
                .list(query("from HouseChain where id = :id", HouseChainEntity.class)
                        .setParameter("id", HouseChainEntity.ONLY))
                .stream()
                .map(HouseChainEntity::toHead)
                .findFirst()
                .orElseThrow(HouseChainEntity::missing);
    }

    @Override
    public List<KeyCheckRow> keyChecks() {
        return reads.list(query("from KeyCheck order by purpose, keyId", KeyCheckEntity.class)).stream()
                .map(KeyCheckEntity::toRow)
                .toList();
    }

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public List<JournalRow> chain(String chain, long before, int most) {
        // No limit in the query: it would count transfers. Rows that are not taken are not read either.
        return first(
                journal(Selection.where(
                                "h.chain = :chain and h.number < :before",
                                Map.of("chain", chain, "before", before),
                                "number")
                        .then(POSITION)
                        .reversed()),
                most);
    }

    @Override
    public List<JournalRow> account(String account, long before, int most) {
        List<Long> positions = transfers.positions(account, before, most);
        if (positions.isEmpty()) {
            return List.of();
        }
        return first(
                journal(Selection.where("h.position in (:positions)", Map.of("positions", positions), POSITION)
                        .reversed()),
                most);
    }

    @Override
    public List<DueGrantRow> dueGrants(long by, Optional<DueGrantRow> after, int most) {
        return due.grants(by, after, most);
    }

    @Override
    public List<DueHoldRow> dueHolds(long by, Optional<DueHoldRow> after, int most) {
        return due.holds(by, after, most);
    }

    @Override
    public Stream<AccountTotals> totals() {
        return streams.totals();
    }

    @Override
    public AccountTotals totals(String account) {
        return transfers.totals(account);
    }

    @Override
    public List<MinuteRow> charges(long from, long to) {
        return transfers.charges(from, to);
    }

    @Override
    public List<FlowRow> flows(String account, long after, long from, long to) {
        return transfers.flows(account, after, from, to);
    }

    @Override
    public Stream<JournalRow> paymentsByChain(long from, long to) {
        return journal(Selection.where(
                JournalEntity.isPayment("h") + " and h.happenedAt >= :from and h.happenedAt < :to",
                Map.of("from", from, "to", to),
                "chain",
                "happenedAt",
                POSITION));
    }

    @Override
    public Stream<JournalRow> declined(String kind, long from, long to) {
        return journal(Selection.where(
                "h.kind = :kind and h.status <> 'APPROVED' and h.happenedAt >= :from and h.happenedAt < :to",
                Map.of("kind", kind, "from", from, "to", to),
                "happenedAt",
                POSITION));
    }

    @Override
    public Optional<JournalRow> transaction(UUID id) {
        return first(journal(Selection.where("h.id = :id", Map.of("id", JournalEntity.toBytes(id)), POSITION)));
    }

    @Override
    public List<JournalRow> about(UUID original) {
        return first(
                journal(Selection.where(
                        "h.about = :original and h.status = :approved",
                        Map.of("original", JournalEntity.toBytes(original), "approved", JournalRow.APPROVED),
                        POSITION)),
                Integer.MAX_VALUE);
    }

    @Override
    public List<JournalRow> closes() {
        // Literals: a parameter would hide from the database that its index of closes fits.
        return first(
                journal(Selection.where(
                        "h.kind = '" + JournalRow.CLOSE + "' and h.status = '" + JournalRow.APPROVED + "'",
                        Map.of(),
                        POSITION)),
                Integer.MAX_VALUE);
    }

    @Override
    public Stream<JournalRow> journalByPosition() {
        return journal(Selection.all(POSITION));
    }

    @Override
    public Stream<JournalRow> journal() {
        return journal(Selection.all("chain", "number").then(POSITION));
    }

    @Override
    public Stream<WalletRow> wallets() {
        return wallets(Selection.all("id"));
    }

    @Override
    public List<WalletRow> wallets(String after, int most) {
        // No limit in the query: it would count grants. Rows that are not taken are not read either.
        return first(wallets(Selection.where("h.id > :beyond", Map.of("beyond", after), "id")), most);
    }

    @Override
    public Stream<CardRow> cards() {
        return streams.of(CardEntity.class, Selection.all("wallet", "id"), CardEntity::toRow);
    }

    @Override
    public Stream<String> strays() {
        Stream<String> strayTransfers = streams.of(
                TransferEntity.class,
                Selection.where(
                        "not exists (select 1 from Journal j where j.position = h.position)",
                        Map.of(),
                        POSITION,
                        "line"),
                transfer -> "transfer " + transfer.name());
        Stream<String> strayGrants = streams.of(
                GrantEntity.class,
                Selection.where(
                        "not exists (select 1 from Wallet w where w.id = h.wallet)", Map.of(), "wallet", "fund"),
                grant -> "grant " + grant.name());
        return Stream.concat(strayTransfers, strayGrants);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        reads.end();
        session.close();
        transaction.close();
    }

    private <T> SelectionQuery<T> query(String hql, Class<T> type) {
        return session.createSelectionQuery(hql, type);
    }

    private Stream<JournalRow> journal(Selection which) {
        return streams.of(Family.JOURNAL, which);
    }

    private Stream<WalletRow> wallets(Selection which) {
        return streams.of(Family.WALLETS, which);
    }

    private static <T> Optional<T> first(Stream<T> rows) {
        return first(rows, 1).stream().findFirst();
    }

    private static <T> List<T> first(Stream<T> rows, int most) {
        try (rows) {
            return rows.limit(most).toList();
        }
    }
}
