package com.minsapay.jpa.internal.view;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.HouseAccountEntity;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.KeyCheckEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.jpa.internal.entity.WalletEntity;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** A view in a read transaction. Used by one thread. */
public final class HibernateView implements LedgerView {
    private static final String JOURNAL = "select j, t from Journal j left join Transfer t on t.position = j.position ";
    private static final String WALLETS = "select w, g from Wallet w left join Grant g on g.wallet = w.id ";

    private final ReadTransaction transaction;
    private final StatelessSession session;
    private final Reads reads = new Reads();
    private final TransferQueries transfers;
    private final DueQueries due;
    private final long lastPosition;
    private boolean closed;

    /**
     * Reads the first time, which fixes the state that the view sees.
     *
     * @param transaction closed with this view; not if this constructor fails
     */
    public HibernateView(Sessions sessions, ReadTransaction transaction) {
        this.transaction = transaction;
        this.session = sessions.open(transaction.connection());
        this.transfers = new TransferQueries(session, reads);
        this.due = new DueQueries(session, reads);
        this.lastPosition = reads.read(() -> query("select coalesce(max(position), 0) from Journal", Long.class)
                .getSingleResult());
    }

    @Override
    public Optional<WalletRow> wallet(String id) {
        return first(wallets(pairs(WALLETS + "where w.id = :id order by g.fund").setParameter("id", id)));
    }

    @Override
    public Optional<CardRow> card(Bytes id) {
        return reads.list(query("from Card where id = :id", CardEntity.class).setParameter("id", id.toArray())).stream()
                .map(CardEntity::toRow)
                .findFirst();
    }

    @Override
    public Optional<JournalRow> recorded(String key) {
        return first(journal(pairs(JOURNAL + "where j.key = :key order by j.position, t.line")
                .setParameter("key", key)));
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
                journal(pairs(JOURNAL
                                + "where j.chain = :chain and j.number < :before"
                                + " order by j.number desc, j.position desc, t.line")
                        .setParameter("chain", chain)
                        .setParameter("before", before)),
                most);
    }

    @Override
    public List<JournalRow> account(String account, long before, int most) {
        List<Long> positions = transfers.positions(account, before, most);
        if (positions.isEmpty()) {
            return List.of();
        }
        return first(
                journal(pairs(JOURNAL + "where j.position in (:positions) order by j.position desc, t.line")
                        .setParameterList("positions", positions)),
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
        return transfers.totals();
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
        return journal(pairs(JOURNAL + "where j.paidAt is not null and j.happenedAt >= :from and j.happenedAt < :to"
                        + " order by j.chain, j.happenedAt, j.position, t.line")
                .setParameter("from", from)
                .setParameter("to", to));
    }

    @Override
    public Stream<JournalRow> declined(String kind, long from, long to) {
        return journal(pairs(JOURNAL + "where j.kind = :kind and j.status <> 'APPROVED'"
                        + " and j.happenedAt >= :from and j.happenedAt < :to order by j.happenedAt, j.position, t.line")
                .setParameter("kind", kind)
                .setParameter("from", from)
                .setParameter("to", to));
    }

    @Override
    public Optional<JournalRow> transaction(UUID id) {
        return first(journal(pairs(JOURNAL + "where j.id = :id order by j.position, t.line")
                .setParameter("id", JournalEntity.toBytes(id))));
    }

    @Override
    public List<JournalRow> about(UUID original) {
        return first(
                journal(pairs(JOURNAL + "where j.about = :original and j.status = :approved"
                                + " order by j.position, t.line")
                        .setParameter("original", JournalEntity.toBytes(original))
                        .setParameter("approved", JournalRow.APPROVED)),
                Integer.MAX_VALUE);
    }

    @Override
    public List<JournalRow> closes() {
        // Literals: a parameter would hide from the database that its index of closes fits.
        return first(
                journal(pairs(JOURNAL + "where j.kind = '" + JournalRow.CLOSE + "' and j.status = '"
                        + JournalRow.APPROVED + "' order by j.position, t.line")),
                Integer.MAX_VALUE);
    }

    @Override
    public Stream<JournalRow> journalByPosition() {
        return journal(pairs(JOURNAL + "order by j.position, t.line"));
    }

    @Override
    public Stream<JournalRow> journal() {
        return journal(pairs(JOURNAL + "order by j.chain, j.number, j.position, t.line"));
    }

    @Override
    public Stream<WalletRow> wallets() {
        return wallets(pairs(WALLETS + "order by w.id, g.fund"));
    }

    @Override
    public List<WalletRow> wallets(String after, int most) {
        // No limit in the query: it would count grants. Rows that are not taken are not read either.
        return first(
                wallets(pairs(WALLETS + "where w.id > :after order by w.id, g.fund")
                        .setParameter("after", after)),
                most);
    }

    @Override
    public Stream<CardRow> cards() {
        return reads.stream(query("from Card order by wallet, id", CardEntity.class), CardEntity::toRow);
    }

    @Override
    public Stream<String> strays() {
        Stream<String> strayTransfers = reads.stream(
                query(
                        "select t from Transfer t where not exists (select 1 from Journal j where j.position = t.position)"
                                + " order by t.position, t.line",
                        TransferEntity.class),
                transfer -> "transfer " + transfer.name());
        Stream<String> strayGrants = reads.stream(
                query(
                        "select g from Grant g where not exists (select 1 from Wallet w where w.id = g.wallet)"
                                + " order by g.wallet, g.fund",
                        GrantEntity.class),
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

    private SelectionQuery<Object[]> pairs(String hql) {
        return query(hql, Object[].class);
    }

    private Stream<JournalRow> journal(SelectionQuery<Object[]> pairs) {
        return reads.stream(pairs, JournalEntity.class, TransferEntity.class, Grouping.ofJournal());
    }

    private Stream<WalletRow> wallets(SelectionQuery<Object[]> pairs) {
        return reads.stream(pairs, WalletEntity.class, GrantEntity.class, Grouping.ofWallets());
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
