package com.minsapay.jpa.internal.unit;

import com.minsapay.jpa.internal.entity.HouseAccountEntity;
import com.minsapay.jpa.internal.entity.HouseChainEntity;
import com.minsapay.jpa.internal.entity.KeyCheckEntity;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.KeyCheckRow;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What belongs to no wallet: house accounts, the house's chain, key checks. */
final class HouseTables {
    private HouseTables() {}

    static Stream<Step> accounts(Collection<String> names, Consumer<AccountRow> found) {
        return InList.texts(names)
                .map(list -> list.query(
                        lists -> "select " + HouseAccountEntity.COLUMNS + " from house_account where account "
                                + lists.in(list),
                        row -> found.accept(HouseAccountEntity.read(row).toRow())));
    }

    static Stream<Step> head(Consumer<ChainHead> found) {
        return Step.query(
                HouseChainEntity.SELECT,
                row -> found.accept(HouseChainEntity.read(row).toHead()));
    }

    static Stream<Step> keyChecks(Consumer<KeyCheckRow> found) {
        return Step.query(
                KeyCheckEntity.SELECT,
                row -> found.accept(KeyCheckEntity.read(row).toRow()));
    }

    static Stream<Step> insertAccounts(List<AccountRow> accounts) {
        return Step.write(HouseAccountEntity.INSERT, accounts);
    }

    static Stream<Step> insertKeyChecks(List<KeyCheckRow> checks) {
        return Step.write(KeyCheckEntity.INSERT, checks);
    }

    static Stream<Step> setHead(ChainHead head) {
        return Step.write(HouseChainEntity.UPDATE, List.of(head));
    }
}
