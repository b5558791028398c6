package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.TransferRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journal and its transfers, under the lock of the chains concerned. */
final class JournalTable {
    /** Approved payments {@code c} of a wallet that was {@code asked} for. */
    private static final String PAYMENTS = "journal c where c.chain = asked.chain and c.paid_at >= asked.since";

    private static final String CLOSE = "c.kind = 'DAY_CLOSE' and c.status = 'APPROVED'";

    private final Statements statements;
    private final UnitLocks locks;

    JournalTable(Statements statements, UnitLocks locks) {
        this.statements = statements;
        this.locks = locks;
    }

    Map<String, JournalRow> recorded(Collection<String> keys) throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        for (InList<String> list : InList.of(keys)) {
            select(
                    "",
                    "j.request_key in (" + list.marks("?") + ")",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    found);
        }
        Map<String, JournalRow> byKey = new HashMap<>();
        found.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }

    /** Transactions by id. */
    Map<UUID, JournalRow> originals(Collection<UUID> ids) throws SQLException {
        Map<UUID, JournalRow> byId = new HashMap<>();
        byUuid("j.id", ids).forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    /** The approved transactions that are about one of these. */
    List<JournalRow> about(Collection<UUID> originals) throws SQLException {
        return byUuid("j.status = 'APPROVED' and j.about", originals);
    }

    /** The chains with a transaction about one of these cards. */
    Set<String> chainsAbout(Collection<Bytes> cards) throws SQLException {
        Set<String> chains = new HashSet<>();
        for (InList<Bytes> list : InList.of(cards)) {
            statements.query(
                    "select distinct j.chain from journal j where j.card in (" + list.marks("?") + ")",
                    query -> list.bind(query, 1, JournalTable::bindCard),
                    row -> chains.add(row.getString(1)));
        }
        return chains;
    }

    /** The approved transactions about a card, in the chains with one about one of these. */
    List<JournalRow> histories(Collection<Bytes> cards) throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        for (InList<String> list : InList.of(chainsAbout(cards))) {
            select(
                    "",
                    "j.card is not null and j.status = 'APPROVED' and j.chain in (" + list.marks("?") + ")",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    found);
        }
        return found;
    }

    /** By the index of closes. */
    Optional<JournalRow> lastClose() throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        select("", "j.position = (select max(c.position) from journal c where " + CLOSE + ")", query -> {}, found);
        return found.stream().findFirst();
    }

    private static void bindCard(PreparedStatement query, int place, Bytes card) throws SQLException {
        query.setBytes(place, card.toArray());
    }

    private List<JournalRow> byUuid(String column, Collection<UUID> ids) throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        for (InList<UUID> list : InList.of(ids)) {
            select(
                    "",
                    column + " in (" + list.marks("?") + ")",
                    query -> list.bind(
                            query, 1, (statement, place, id) -> statement.setBytes(place, JournalEntity.toBytes(id))),
                    found);
        }
        return found;
    }

    /** Of each wallet the charge with the highest position among those since its time. */
    List<JournalRow> lastCharges(Map<String, Long> since) throws SQLException {
        List<JournalRow> found = new ArrayList<>();
        for (InList<Map.Entry<String, Long>> list : InList.of(since.entrySet())) {
            select(
                    asked(list),
                    "j.position in (select (select max(c.position) from " + PAYMENTS
                            + " and c.kind = 'CHARGE') from asked)",
                    query -> list.bind(query, 2, JournalTable::bindAsked),
                    found);
        }
        return found;
    }

    Map<String, Long> spent(Map<String, Long> since) throws SQLException {
        Map<String, Long> spent = new HashMap<>();
        for (InList<Map.Entry<String, Long>> list : InList.of(since.entrySet())) {
            statements.query(
                    asked(list)
                            + "select asked.chain, coalesce((select sum(t.amount) from transfer t where t.position in"
                            + " (select c.position from " + PAYMENTS + ")" + TransferEntity.SPENT
                            + "), 0) - coalesce((select sum(t.amount) from"
                            + " transfer t where t.position in (select r.position from journal r where r.kind = 'REFUND'"
                            + " and r.status = 'APPROVED' and r.about in (select c.id from " + PAYMENTS + "))"
                            + TransferEntity.GIVEN_BACK + "), 0) from asked",
                    query -> list.bind(query, 2, JournalTable::bindAsked),
                    row -> spent.put(row.getString(1), row.getLong(2)));
        }
        return spent;
    }

    /** By the indexes that hold no wallet's accounts. */
    Map<String, Long> balances(Collection<String> accounts) throws SQLException {
        Map<String, Long> balances = new HashMap<>();
        for (InList<String> list : InList.of(accounts)) {
            statements.query(
                    "with listed (account) as (values " + list.marks("(?)") + "),"
                            // Each once: what fills the list up would be added up again and again.
                            + " asked (account) as (select distinct account from listed)"
                            + " select asked.account,"
                            + " (select coalesce(sum(t.amount), 0) from transfer t where t.to_account = asked.account"
                            + TransferEntity.TO_HOUSE + ")"
                            + " - (select coalesce(sum(t.amount), 0) from transfer t where t.from_account = asked.account"
                            + TransferEntity.FROM_HOUSE + ") from asked",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    row -> balances.put(row.getString(1), row.getLong(2)));
        }
        return balances;
    }

    private static String asked(InList<Map.Entry<String, Long>> list) {
        return "with asked (chain, since) as (values " + list.marks("(?, ?)") + ") ";
    }

    private static void bindAsked(PreparedStatement query, int place, Map.Entry<String, Long> wallet)
            throws SQLException {
        query.setString(place, wallet.getKey());
        query.setLong(place + 1, wallet.getValue());
    }

    /** Appends at the positions that follow the last one. */
    void append(List<JournalRow> journal) throws SQLException {
        if (journal.isEmpty()) {
            return;
        }
        long position = locks.lastPosition(statements);
        List<JournalRow> placed = new ArrayList<>();
        List<PlacedTransfer> transfers = new ArrayList<>();
        for (JournalRow row : journal) {
            JournalRow at = row.at(++position);
            placed.add(at);
            at.transfers().forEach(transfer -> transfers.add(new PlacedTransfer(at.position(), transfer)));
        }
        statements.write(JournalEntity.INSERT, placed, JournalEntity::bind);
        statements.write(
                TransferEntity.INSERT, transfers, (insert, row) -> TransferEntity.bind(insert, row.position, row.row));
    }

    private void select(String with, String where, Statements.Parameters parameters, List<JournalRow> found)
            throws SQLException {
        String sql = with + "select " + JournalEntity.COLUMNS + ", " + TransferEntity.COLUMNS
                + " from journal j left join transfer t on t.position = j.position where " + where
                + " order by j.position, t.line";
        Grouping<JournalEntity, TransferEntity, JournalRow> rows = Grouping.ofJournal();
        statements.query(
                sql,
                parameters,
                row -> rows.next(JournalEntity.read(row), TransferEntity.read(row))
                        .ifPresent(found::add));
        rows.finish().ifPresent(found::add);
    }

    private record PlacedTransfer(long position, TransferRow row) {}
}
