package com.minsapay.jpa.internal.view;

import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.spi.AccountTotals;
import com.minsapay.spi.FlowRow;
import com.minsapay.spi.MinuteRow;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

/** Sums and pages over transfers, in SQL. */
final class TransferQueries {
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    private final StatelessSession session;
    private final Reads reads;

    TransferQueries(StatelessSession session, Reads reads) {
        this.session = session;
        this.reads = reads;
    }

    /** The positions of a page of the transactions that touch a house account, latest first. */
    List<Long> positions(String account, long before, int most) {
        return reads.read(() -> session.createNativeQuery(
                        "select position from (" + page("from_account", TransferEntity.FROM_HOUSE)
                                + ") debited union select position from ("
                                + page("to_account", TransferEntity.TO_HOUSE) + ") credited order by position desc",
                        Long.class)
                .addScalar("position", StandardBasicTypes.LONG)
                .setParameter("account", account)
                .setParameter("before", before)
                .setParameter("most", most)
                .setMaxResults(most)
                .getResultList());
    }

    /** Limited by itself: a union is read whole before its own limit is applied. */
    private static String page(String side, String ofHouse) {
        return "select distinct position from transfer where " + side + " = :account and position < :before" + ofHouse
                + " order by position desc limit :most";
    }

    Stream<AccountTotals> totals() {
        return reads.stream(
                totalsQuery("select account, sum(debit) as debits, sum(credit) as credits from ("
                        + "select from_account as account, amount as debit, 0 as credit from transfer"
                        + " union all select to_account, 0, amount from transfer)"
                        + " moved group by account order by account"),
                TransferQueries::toTotals);
    }

    /** A page of them, by indexes that hold all accounts. */
    List<AccountTotals> totals(Optional<String> after, int most) {
        String side = "(select %1$s as account, sum(amount) as debit, 0 as credit from transfer where %1$s > :after"
                + " group by %1$s order by %1$s limit :most)";
        return totalsQuery("select account, sum(debit) as debits, sum(credit) as credits from ("
                        + side.formatted("from_account") + " union all "
                        + side.replace("sum(amount) as debit, 0 as credit", "0, sum(amount)")
                                .formatted("to_account")
                        + ") moved group by account order by account limit :most")
                .setParameter("after", after.orElse(""))
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(TransferQueries::toTotals)
                .toList();
    }

    /** By the indexes for a house account; a wallet's account has none and costs a walk through all transfers. */
    AccountTotals totals(String account) {
        boolean ofWallet = TransferEntity.isOfWallet(account);
        String debits = "select sum(amount) from transfer where from_account = :account"
                + (ofWallet ? "" : TransferEntity.FROM_HOUSE);
        String credits = "select sum(amount) from transfer where to_account = :account"
                + (ofWallet ? "" : TransferEntity.TO_HOUSE);
        return toTotals(reads.read(() -> totalsQuery("select :account as account, coalesce((" + debits
                        + "), 0) as debits, coalesce((" + credits + "), 0) as credits")
                .setParameter("account", account)
                .getSingleResult()));
    }

    /**
     * By the indexes for house accounts, or by the one for what happened in a period, if that is shorter; a transaction is
     * counted by its first transfer of the account.
     */
    List<FlowRow> flows(String account, long after, long from, long to) {
        String bounds = " and t.position > :after and j.happened_at >= :from and j.happened_at < :to";
        String first = ", case when exists (select 1 from transfer e where e.position = t.position and e.line < t.line"
                + " and (e.from_account = :account or e.to_account = :account)) then 0 else 1 end as counted";
        NativeQuery<Object[]> query = session.createNativeQuery(
                        "select kind, other, sum(counted) as transactions, sum(debit) as debits, sum(credit) as credits from ("
                                + "select j.kind, t.to_account as other, t.amount as debit, 0 as credit" + first
                                + " from transfer t join journal j on j.position = t.position"
                                + " where from_account = :account" + TransferEntity.FROM_HOUSE + bounds
                                + " union all select j.kind, t.from_account, 0, t.amount" + first
                                + " from transfer t join journal j on j.position = t.position"
                                + " where to_account = :account" + TransferEntity.TO_HOUSE + bounds
                                + ") moved group by kind, other",
                        Object[].class)
                .addScalar("kind", StandardBasicTypes.STRING)
                .addScalar("other", StandardBasicTypes.STRING)
                .addScalar("transactions", StandardBasicTypes.LONG)
                .addScalar("debits", StandardBasicTypes.LONG)
                .addScalar("credits", StandardBasicTypes.LONG)
                .setParameter("account", account)
                .setParameter("after", after)
                .setParameter("from", from)
                .setParameter("to", to);
        // Databases cut texts in different ways, so that accounts of one sort are added up here.
        SortedMap<String, FlowRow> flows = new TreeMap<>();
        try (Stream<FlowRow> byAccount = reads.stream(query, TransferQueries::toFlow)) {
            byAccount.forEach(flow -> flows.merge(flow.kind() + ":" + flow.other(), flow, TransferQueries::sum));
        }
        return List.copyOf(flows.values());
    }

    List<MinuteRow> charges(long from, long to) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                        // What a division of whole numbers gives, databases disagree about.
                        "select c.happened_at - c.happened_at % :minute as started, count(distinct c.position) as charges,"
                                + " coalesce(sum(t.amount), 0) as amount"
                                + " from journal c left join transfer t on t.position = c.position"
                                + " and substr(t.to_account, 1, 6) = 'booth:'"
                                + " where " + JournalEntity.isPayment("c")
                                + " and c.happened_at >= :from and c.happened_at < :to group by 1 order by 1",
                        Object[].class)
                .addScalar("started", StandardBasicTypes.LONG)
                .addScalar("charges", StandardBasicTypes.LONG)
                .addScalar("amount", StandardBasicTypes.LONG)
                .setParameter("minute", MINUTE)
                .setParameter("from", from)
                .setParameter("to", to);
        return reads.read(query::getResultList).stream()
                .map(row -> new MinuteRow((Long) row[0] / MINUTE, (Long) row[1], (Long) row[2]))
                .toList();
    }

    private NativeQuery<Object[]> totalsQuery(String sql) {
        return session.createNativeQuery(sql, Object[].class)
                .addScalar("account", StandardBasicTypes.STRING)
                .addScalar("debits", StandardBasicTypes.LONG)
                .addScalar("credits", StandardBasicTypes.LONG);
    }

    private static FlowRow toFlow(Object[] row) {
        String other = ((String) row[1]).split(":", 2)[0];
        return new FlowRow((String) row[0], other, (Long) row[2], (Long) row[3], (Long) row[4]);
    }

    private static FlowRow sum(FlowRow one, FlowRow other) {
        return new FlowRow(
                one.kind(),
                one.other(),
                Math.addExact(one.transactions(), other.transactions()),
                Math.addExact(one.debits(), other.debits()),
                Math.addExact(one.credits(), other.credits()));
    }

    private static AccountTotals toTotals(Object[] row) {
        return new AccountTotals((String) row[0], (Long) row[1], (Long) row[2]);
    }
}
