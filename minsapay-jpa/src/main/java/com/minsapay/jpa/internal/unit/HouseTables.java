package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.HouseAccountEntity;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.KeyCheckEntity;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.KeyCheckRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What belongs to no wallet: house accounts, the house's chain, key checks. */
final class HouseTables {
    private final Statements statements;

    HouseTables(Statements statements) {
        this.statements = statements;
    }

    Map<String, AccountRow> accounts(Collection<String> names) throws SQLException {
        Map<String, AccountRow> found = new HashMap<>();
        for (InList<String> list : InList.of(names)) {
            statements.query(
                    "select " + HouseAccountEntity.COLUMNS + " from house_account where account in (" + list.marks("?")
                            + ")",
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    result -> {
                        AccountRow row = HouseAccountEntity.read(result).toRow();
                        found.put(row.account(), row);
                    });
        }
        return found;
    }

    ChainHead head() throws SQLException {
        List<ChainHead> found = new ArrayList<>();
        statements.query(
                HouseChainEntity.SELECT,
                query -> {},
                row -> found.add(HouseChainEntity.read(row).toHead()));
        return found.stream().findFirst().orElseThrow(HouseChainEntity::missing);
    }

    List<KeyCheckRow> keyChecks() throws SQLException {
        List<KeyCheckRow> found = new ArrayList<>();
        statements.query(
                KeyCheckEntity.SELECT,
                query -> {},
                row -> found.add(KeyCheckEntity.read(row).toRow()));
        return found;
    }

    void insertAccounts(List<AccountRow> accounts) throws SQLException {
        statements.write(HouseAccountEntity.INSERT, accounts, HouseAccountEntity::bind);
    }

    void insertKeyChecks(List<KeyCheckRow> checks) throws SQLException {
        statements.write(KeyCheckEntity.INSERT, checks, KeyCheckEntity::bind);
    }

    void setHead(ChainHead head) throws SQLException {
        statements.write(HouseChainEntity.UPDATE, List.of(head), HouseChainEntity::bind);
    }
}
