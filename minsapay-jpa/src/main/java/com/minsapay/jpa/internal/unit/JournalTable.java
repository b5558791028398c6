package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.spi.JournalRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** The journal and its transfers, under the lock of the chains concerned. */
final class JournalTable {
    /** Approved payments {@code c} of a wallet that was {@code asked} for. */
    private static final String PAYMENTS = "journal c where c.chain = asked.chain and c.paid_at >= asked.since";

    private static final String CLOSE = "c.kind = 'DAY_CLOSE' and c.status = 'APPROVED'";

    private JournalTable() {}

    static Stream<Step> recorded(Collection<String> keys, Consumer<JournalRow> found) {
        return InList.of(keys).stream()
                .flatMap(list -> select("", "j.request_key in (" + list.marks("?") + ")", list, Places::text, found));
    }

    /** Transactions by id. */
    static Stream<Step> originals(Collection<UUID> ids, Consumer<JournalRow> found) {
        return byUuid("j.id", ids, found);
    }

    /** The approved transactions that are about one of these. */
    static Stream<Step> about(Collection<UUID> originals, Consumer<JournalRow> found) {
        return byUuid("j.status = 'APPROVED' and j.about", originals, found);
    }

    private static Stream<Step> byUuid(String column, Collection<UUID> ids, Consumer<JournalRow> found) {
        return InList.of(ids).stream()
                .flatMap(list -> select(
                        "",
                        column + " in (" + list.marks("?") + ")",
                        list,
                        (places, id) -> places.bytes(JournalEntity.toBytes(id)),
                        found));
    }

    /** The chains with a transaction about one of these cards; some may be found several times. */
    static Stream<Step> chainsAbout(Collection<Bytes> cards, Consumer<String> found) {
        return InList.of(cards).stream()
                .flatMap(list -> list.query(chainsAbout(list), CardTable::bind, row -> found.accept(row.getString(1))));
    }

    private static String chainsAbout(InList<Bytes> cards) {
        return "select distinct h.chain from journal h where h.card in (" + cards.marks("?") + ")";
    }

    /** The approved transactions about a card, in the chains with one about one of these. */
    static Stream<Step> histories(Collection<Bytes> cards, Consumer<JournalRow> found) {
        return InList.of(cards).stream()
                .flatMap(list -> select(
                        "",
                        "j.card is not null and j.status = 'APPROVED' and j.chain in (" + chainsAbout(list) + ")",
                        list,
                        CardTable::bind,
                        found));
    }

    /** By the index of closes. */
    static Stream<Step> lastClose(Consumer<JournalRow> found) {
        return Step.query(
                selectWhere("", "j.position = (select max(c.position) from journal c where " + CLOSE + ")"),
                Step.Parameters.NONE,
                taking(found));
    }

    /** Of each wallet the last charge, if it is not from before its time. Found at the end of the chain. */
    static Stream<Step> lastCharges(Map<String, Long> since, Consumer<JournalRow> found) {
        return InList.of(since.entrySet()).stream()
                .flatMap(list -> select(
                        asked(list),
                        "j.position in (select distinct (select case when c.paid_at >= asked.since then c.position end"
                                + " from journal c where c.chain = asked.chain and c.kind = 'CHARGE'"
                                + " and c.status = 'APPROVED' order by c.number desc limit 1) from asked)",
                        list,
                        JournalTable::bindAsked,
                        found));
    }

    static Stream<Step> spent(Map<String, Long> since, ObjLongConsumer<String> found) {
        return InList.of(since.entrySet()).stream()
                .flatMap(list -> list.query(
                        asked(list)
                                + "select asked.chain, coalesce((select sum(t.amount) from transfer t where t.position in"
                                + " (select c.position from " + PAYMENTS + ")" + TransferEntity.SPENT
                                + "), 0) - coalesce((select sum(t.amount) from"
                                + " transfer t where t.position in (select r.position from journal r where r.kind ="
                                + " 'REFUND' and r.status = 'APPROVED' and r.about in (select c.id from " + PAYMENTS
                                + "))" + TransferEntity.GIVEN_BACK + "), 0) from asked",
                        JournalTable::bindAsked,
                        row -> found.accept(row.getString(1), row.getLong(2))));
    }

    /** By the indexes that hold no wallet's accounts. */
    static Stream<Step> balances(Collection<String> accounts, ObjLongConsumer<String> found) {
        return InList.of(accounts).stream()
                .flatMap(list -> list.query(
                        "with listed (account) as (values " + list.marks("(?)") + "),"
                                // Each once: what fills the list up would be added up again and again.
                                + " asked (account) as (select distinct account from listed)"
                                + " select asked.account,"
                                + " (select coalesce(sum(t.amount), 0) from transfer t where t.to_account ="
                                + " asked.account" + TransferEntity.TO_HOUSE + ")"
                                + " - (select coalesce(sum(t.amount), 0) from transfer t where t.from_account ="
                                + " asked.account" + TransferEntity.FROM_HOUSE + ") from asked",
                        Places::text,
                        row -> found.accept(row.getString(1), row.getLong(2))));
    }

    private static String asked(InList<Map.Entry<String, Long>> list) {
        return "with asked (chain, since) as (values " + list.marks("(?, ?)") + ") ";
    }

    private static void bindAsked(Places places, Map.Entry<String, Long> wallet) throws SQLException {
        places.text(wallet.getKey());
        places.number(wallet.getValue());
    }

    /** Appends at the positions that follow the last. */
    static Stream<Step> append(LastPosition last, List<JournalRow> journal) {
        List<JournalEntity.At> placed = new ArrayList<>();
        List<TransferEntity.At> transfers = new ArrayList<>();
        for (JournalRow row : journal) {
            JournalEntity.At at = new JournalEntity.At(last, placed.size() + 1, row);
            placed.add(at);
            row.transfers().forEach(transfer -> transfers.add(new TransferEntity.At(at, transfer)));
        }
        return Stream.concat(Step.write(JournalEntity.INSERT, placed), Step.write(TransferEntity.INSERT, transfers));
    }

    private static <T> Stream<Step> select(
            String with, String where, InList<T> list, InList.Setter<T> setter, Consumer<JournalRow> found) {
        return list.query(selectWhere(with, where), setter, taking(found));
    }

    private static String selectWhere(String with, String where) {
        return with + "select " + JournalEntity.COLUMNS + ", " + TransferEntity.COLUMNS
                + " from journal j left join transfer t on t.position = j.position where " + where
                + " order by j.position, t.line";
    }

    private static Step.RowSink taking(Consumer<JournalRow> found) {
        return Step.grouped(Grouping.ofJournal(), JournalEntity::read, TransferEntity::read, found);
    }
}
