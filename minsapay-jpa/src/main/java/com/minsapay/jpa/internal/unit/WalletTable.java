package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.GrantEntity;
import com.minsapay.jpa.internal.entity.Grouping;
import com.minsapay.jpa.internal.entity.WalletEntity;
import com.minsapay.spi.GrantRow;
import com.minsapay.spi.WalletRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wallets and their grants, under the lock. */
final class WalletTable {
    private WalletTable() {}

    /** Wallets, named by id or by a card that is theirs; one that is named twice may be found twice. */
    static Stream<Step> find(Collection<String> ids, Collection<Bytes> cards, Consumer<WalletRow> found) {
        return Stream.concat(
                InList.texts(ids).map(list -> select(list, lists -> lists.in(list), found)),
                InList.cards(cards)
                        .map(list -> select(list, lists -> lists.among(CardTable.walletsOf(lists, list)), found)));
    }

    private static Step select(InList list, Function<Lists, String> isAsked, Consumer<WalletRow> found) {
        return list.query(
                lists -> "select " + WalletEntity.COLUMNS + ", " + GrantEntity.COLUMNS
                        + " from wallet w left join wallet_grant g on g.wallet = w.id where w.id "
                        + isAsked.apply(lists) + " order by w.id, g.fund",
                Step.grouped(Grouping.ofWallets(), WalletEntity::read, GrantEntity::read, found));
    }

    static Stream<Step> insert(List<WalletRow> opened) {
        List<GrantEntity.OfWallet> grants = new ArrayList<>();
        for (WalletRow wallet : opened) {
            wallet.grants().forEach(grant -> grants.add(new GrantEntity.OfWallet(wallet.id(), grant)));
        }
        return Stream.concat(Step.write(WalletEntity.INSERT, opened), Step.write(GrantEntity.INSERT, grants));
    }

    /** @param locked the same wallets as the unit found them, by id */
    static Stream<Step> update(List<WalletRow> changed, Map<String, WalletRow> locked) {
        List<GrantEntity.OfWallet> inserts = new ArrayList<>();
        List<GrantEntity.OfWallet> updates = new ArrayList<>();
        List<GrantEntity.OfWallet> deletes = new ArrayList<>();
        for (WalletRow wallet : changed) {
            Map<String, GrantRow> before = byFund(before(wallet, locked));
            for (GrantRow grant : wallet.grants()) {
                GrantRow old = before.remove(grant.fund());
                if (!grant.equals(old)) {
                    (old == null ? inserts : updates).add(new GrantEntity.OfWallet(wallet.id(), grant));
                }
            }
            before.values().forEach(gone -> deletes.add(new GrantEntity.OfWallet(wallet.id(), gone)));
        }
        return Stream.of(
                        Step.write(WalletEntity.UPDATE, changed),
                        Step.write(GrantEntity.DELETE, deletes),
                        Step.write(GrantEntity.UPDATE, updates),
                        Step.write(GrantEntity.INSERT, inserts))
                .flatMap(Function.identity());
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
}
