package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.CardEntity;
import com.minsapay.spi.CardRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cards, under the lock of their wallets. */
final class CardTable {
    private final Statements statements;

    CardTable(Statements statements) {
        this.statements = statements;
    }

    List<CardRow> find(Collection<Bytes> ids) throws SQLException {
        List<CardRow> found = new ArrayList<>();
        for (InList<Bytes> list : InList.of(ids)) {
            select(
                    "where id in (" + list.marks("?") + ")",
                    query -> list.bind(query, 1, (statement, place, id) -> statement.setBytes(place, id.toArray())),
                    found);
        }
        return found;
    }

    List<CardRow> activeOf(Collection<String> wallets) throws SQLException {
        List<CardRow> found = new ArrayList<>();
        for (InList<String> list : InList.of(wallets)) {
            select(
                    "where status = 'ACTIVE' and wallet in (" + list.marks("?") + ")",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    found);
        }
        return found;
    }

    void insert(List<CardRow> linked) throws SQLException {
        statements.write(CardEntity.INSERT, linked, CardEntity::bind);
    }

    /** Each row is checked as it is written: of cards that follow each other or change places, all have to stop paying first. */
    void update(List<CardRow> changed) throws SQLException {
        if (changed.size() > 1) {
            statements.write(CardEntity.BLOCK, changed, CardEntity::bindKey);
        }
        statements.write(CardEntity.UPDATE, changed, CardEntity::bind);
    }

    private void select(String where, Statements.Parameters parameters, List<CardRow> found) throws SQLException {
        statements.query(
                "select " + CardEntity.COLUMNS + " from card " + where,
                parameters,
                row -> found.add(CardEntity.read(row).toRow()));
    }
}
