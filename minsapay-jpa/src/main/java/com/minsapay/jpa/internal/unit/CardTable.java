package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.spi.CardRow;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cards, under the lock of their wallets. */
final class CardTable {
    private CardTable() {}

    /** Cards, and the active ones of the wallets that they are of. */
    static Stream<Step> find(Collection<Bytes> ids, Consumer<CardRow> found) {
        return InList.cards(ids)
                .map(list -> list.query(
                        lists -> "with asked as (" + select("") + " where c.id " + lists.in(list) + ") select "
                                + CardEntity.COLUMNS + " from asked union all "
                                + select(" join asked on asked.wallet = c.wallet")
                                + " where c.status = 'ACTIVE' and asked.status <> 'ACTIVE'",
                        taking(found)));
    }

    /** The active cards of wallets. */
    static Stream<Step> activeOf(Collection<String> wallets, Consumer<CardRow> found) {
        return InList.texts(wallets)
                .map(list -> list.query(
                        lists -> select("") + " where c.status = 'ACTIVE' and c.wallet " + lists.in(list),
                        taking(found)));
    }

    /** The wallets that cards are of. */
    static String walletsOf(Lists lists, InList cards) {
        return "select c.wallet from card c where c.id " + lists.in(cards);
    }

    static Stream<Step> insert(List<CardRow> linked) {
        return Step.write(CardEntity.INSERT, linked);
    }

    /** Each row is checked as it is written: of cards that follow each other or change places, all have to stop paying first. */
    static Stream<Step> update(List<CardRow> changed) {
        Stream<Step> blocked = changed.size() > 1 ? Step.write(CardEntity.BLOCK, changed) : Stream.empty();
        return Stream.concat(blocked, Step.write(CardEntity.UPDATE, changed));
    }

    private static String select(String joined) {
        return "select c.id, c.wallet, c.status, c.since from card c" + joined;
    }

    private static Step.RowSink taking(Consumer<CardRow> found) {
        return row -> found.accept(CardEntity.read(row).toRow());
    }
}
