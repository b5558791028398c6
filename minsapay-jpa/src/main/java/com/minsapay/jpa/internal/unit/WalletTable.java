package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.WalletEntity;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.WalletRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Wallets and their grants, under the lock. */
final class WalletTable {
    private final Statements statements;

    WalletTable(Statements statements) {
        this.statements = statements;
    }

    Map<String, WalletRow> find(Collection<String> ids) throws SQLException {
        Map<String, WalletRow> found = new HashMap<>();
        for (InList<String> list : InList.of(ids)) {
            String sql = "select " + WalletEntity.COLUMNS + ", " + GrantEntity.COLUMNS
                    + " from wallet w left join wallet_grant g on g.wallet = w.id where w.id in (" + list.marks("?")
                    + ") order by w.id, g.fund";
            Grouping<WalletEntity, GrantEntity, WalletRow> rows = Grouping.ofWallets();
            statements.query(
                    sql,
                    query -> list.bind(query, 1, PreparedStatement::setString),
                    row -> rows.next(WalletEntity.read(row), GrantEntity.read(row))
                            .ifPresent(wallet -> found.put(wallet.id(), wallet)));
            rows.finish().ifPresent(wallet -> found.put(wallet.id(), wallet));
        }
        return found;
    }

    void insert(List<WalletRow> opened) throws SQLException {
        statements.write(WalletEntity.INSERT, opened, WalletEntity::bind);
        List<GrantWrite> grants = new ArrayList<>();
        for (WalletRow wallet : opened) {
            wallet.grants().forEach(grant -> grants.add(new GrantWrite(wallet.id(), grant)));
        }
        statements.write(GrantEntity.INSERT, grants, GrantWrite::bind);
    }

    /** @param locked the same wallets as the unit found them, by id */
    void update(List<WalletRow> changed, Map<String, WalletRow> locked) throws SQLException {
        List<GrantWrite> inserts = new ArrayList<>();
        List<GrantWrite> updates = new ArrayList<>();
        List<GrantWrite> deletes = new ArrayList<>();
        for (WalletRow wallet : changed) {
            Map<String, GrantRow> before = byFund(before(wallet, locked));
            for (GrantRow grant : wallet.grants()) {
                GrantRow old = before.remove(grant.fund());
                if (!grant.equals(old)) {
                    (old == null ? inserts : updates).add(new GrantWrite(wallet.id(), grant));
                }
            }
            before.values().forEach(gone -> deletes.add(new GrantWrite(wallet.id(), gone)));
        }
        statements.write(WalletEntity.UPDATE, changed, WalletEntity::bind);
        statements.write(GrantEntity.DELETE, deletes, GrantWrite::bindKey);
        statements.write(GrantEntity.UPDATE, updates, GrantWrite::bind);
        statements.write(GrantEntity.INSERT, inserts, GrantWrite::bind);
    }

    private static WalletRow before(WalletRow wallet, Map<String, WalletRow> locked) {
        WalletRow before = locked.get(wallet.id());
        if (before == null) {
            throw new IllegalStateException("a wallet must be locked before it is changed, was " + wallet.id());
        }
        return before;
    }

    private static Map<String, GrantRow> byFund(WalletRow wallet) {
        return wallet.grants().stream()
                .collect(Collectors.toMap(GrantRow::fund, Function.identity(), (first, second) -> first, HashMap::new));
    }

    private record GrantWrite(String wallet, GrantRow grant) {
        static void bind(PreparedStatement write, GrantWrite row) throws SQLException {
            GrantEntity.bind(write, row.wallet, row.grant);
        }

        static void bindKey(PreparedStatement delete, GrantWrite row) throws SQLException {
            GrantEntity.bindKey(delete, row.wallet, row.grant);
        }
    }
}
