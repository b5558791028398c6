package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.spi.CardRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cards, under the lock of their wallets. */
final class CardTable {
    private CardTable() {}

    static Stream<Step> find(Collection<Bytes> ids, Consumer<CardRow> found) {
        return InList.of(ids).stream()
                .flatMap(list -> select("id in (" + list.marks("?") + ")", list, CardTable::bind, found));
    }

    /** The active cards of wallets, named by id or by a card that is theirs; not that card itself, which its finder has. */
    static Stream<Step> activeOf(Collection<String> wallets, Collection<Bytes> cards, Consumer<CardRow> found) {
        return Stream.concat(
                InList.of(wallets).stream().flatMap(list -> selectActive(list.marks("?"), list, Places::text, found)),
                InList.of(cards).stream()
                        .flatMap(list -> selectActive(
                                ofCards(list) + " and c.status <> 'ACTIVE'", list, CardTable::bind, found)));
    }

    /** The wallets that cards are of. */
    static String ofCards(InList<Bytes> cards) {
        return "select c.wallet from card c where c.id in (" + cards.marks("?") + ")";
    }

    static void bind(Places places, Bytes card) throws SQLException {
        places.bytes(card.toArray());
    }

    static Stream<Step> insert(List<CardRow> linked) {
        return Step.write(CardEntity.INSERT, linked);
    }

    /** Each row is checked as it is written: of cards that follow each other or change places, all have to stop paying first. */
    static Stream<Step> update(List<CardRow> changed) {
        Stream<Step> blocked = changed.size() > 1 ? Step.write(CardEntity.BLOCK, changed) : Stream.empty();
        return Stream.concat(blocked, Step.write(CardEntity.UPDATE, changed));
    }

    private static <T> Stream<Step> selectActive(
            String wallets, InList<T> list, InList.Setter<T> setter, Consumer<CardRow> found) {
        return select("status = 'ACTIVE' and wallet in (" + wallets + ")", list, setter, found);
    }

    private static <T> Stream<Step> select(
            String where, InList<T> list, InList.Setter<T> setter, Consumer<CardRow> found) {
        return list.query(
                "select " + CardEntity.COLUMNS + " from card where " + where,
                setter,
                row -> found.accept(CardEntity.read(row).toRow()));
    }
}
