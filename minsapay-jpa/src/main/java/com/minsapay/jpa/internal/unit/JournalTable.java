package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.LastPosition;
import com.minsapay.jpa.internal.entity.TransferEntity;
import com.minsapay.spi.JournalRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** The journal and its transfers, under the lock of the chains concerned. */
final class JournalTable {
    private static final String CLOSE = "c.kind = 'DAY_CLOSE' and c.status = 'APPROVED'";

    private JournalTable() {}

    static Stream<Step> recorded(Collection<String> keys, Consumer<JournalRow> found) {
        return InList.texts(keys).map(list -> select(list, lists -> "j.request_key " + lists.in(list), found));
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
        return InList.transactions(ids).map(list -> select(list, lists -> column + " " + lists.in(list), found));
    }

    /** The chains with a transaction about one of these cards; some may be found several times. */
    static Stream<Step> chainsAbout(Collection<Bytes> cards, Consumer<String> found) {
        return InList.cards(cards)
                .map(list -> list.query(lists -> chainsAbout(lists, list), row -> found.accept(row.getString(1))));
    }

    private static String chainsAbout(Lists lists, InList cards) {
        return "select distinct h.chain from journal h where h.card " + lists.in(cards);
    }

    /** The approved transactions about a card, in the chains with one about one of these. */
    static Stream<Step> histories(Collection<Bytes> cards, Consumer<JournalRow> found) {
        return InList.cards(cards)
                .map(list -> select(
                        list,
                        lists -> "j.card is not null and j.status = 'APPROVED' and j.chain "
                                + lists.among(chainsAbout(lists, list)),
                        found));
    }

    /** By the index of closes. */
    static Stream<Step> lastClose(Consumer<JournalRow> found) {
        return Step.query(
                selectWhere("j.position = (select max(c.position) from journal c where " + CLOSE + ")"), taking(found));
    }

    /** By the indexes that hold no wallet's accounts. */
    static Stream<Step> balances(Collection<String> accounts, ObjLongConsumer<String> found) {
        return InList.texts(accounts)
                .map(list -> list.query(
                        lists -> "with listed (account) as (" + lists.rows(list) + "),"
                                // Each once: what fills the list up would be added up again and again.
                                + " asked (account) as (select distinct account from listed)"
                                + " select asked.account,"
                                + " (select coalesce(sum(t.amount), 0) from transfer t where t.to_account ="
                                + " asked.account" + TransferEntity.TO_HOUSE + ")"
                                + " - (select coalesce(sum(t.amount), 0) from transfer t where t.from_account ="
                                + " asked.account" + TransferEntity.FROM_HOUSE + ") from asked",
                        row -> found.accept(row.getString(1), row.getLong(2))));
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

    private static Step select(InList list, Function<Lists, String> where, Consumer<JournalRow> found) {
        return list.query(lists -> selectWhere(where.apply(lists)), taking(found));
    }

    private static String selectWhere(String where) {
        return "select " + JournalEntity.COLUMNS + ", " + TransferEntity.COLUMNS
                + " from journal j left join transfer t on t.position = j.position where " + where
                + " order by j.position, t.line";
    }

    private static Step.RowSink taking(Consumer<JournalRow> found) {
        return Step.grouped(Grouping.ofJournal(), JournalEntity::read, TransferEntity::read, found);
    }
}
