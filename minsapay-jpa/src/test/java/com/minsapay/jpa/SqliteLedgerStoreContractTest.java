package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerStoreContract;
import com.minsapay.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStoreContractTest extends LedgerStoreContract {
    @TempDir
    Path folder;

    @Override
    protected LedgerStore createStore() {
        return JpaLedgerStore.sqlite(folder.resolve("ledger.db"));
    }

    @Override
    protected LedgerStore reopen(LedgerStore closing) {
        closing.close();
        return createStore();
    }

    /** The files as they are at this instant, elsewhere: a unit that is open has written to them and not committed. */
    @Override
    protected Optional<LedgerStore> afterACrash() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        for (String file : List.of("ledger.db", "ledger.db-wal")) {
            Files.copy(folder.resolve(file), left.resolve(file));
        }
        return Optional.of(JpaLedgerStore.sqlite(left.resolve("ledger.db")));
    }

    @Test
    @SuppressWarnings("NullAway")
    void s02_what_a_failed_unit_had_begun_to_write_is_not_written_by_the_next() {
        try (LedgerStore store = JpaLedgerStore.sqlite(folder.resolve("another.db"))) {
            store.transact(unit -> {
                unit.append(Rows.posting()
                        .open(Rows.wallet("a", 1, 10), Rows.wallet("b", 1, 10), Rows.wallet("c", 1, 10))
                        .build());
                return 0;
            });
            WalletRow unwritable = new WalletRow("b", Rows.CURRENCY, 20, 0, 0, List.of(), 2, null, null);
            assertThatThrownBy(() -> change(store, Rows.wallet("a", 2, 20), unwritable))
                    .isInstanceOf(RuntimeException.class);

            change(store, Rows.wallet("c", 2, 20));

            try (LedgerView view = store.view()) {
                assertThat(view.wallet("a")).contains(Rows.wallet("a", 1, 10));
                assertThat(view.wallet("c")).contains(Rows.wallet("c", 2, 20));
            }
        }
    }

    private static void change(LedgerStore store, WalletRow... wallets) {
        store.transact(unit -> {
            unit.lock(Stream.of(wallets).map(WalletRow::id).collect(Collectors.toSet()), Set.of());
            unit.append(Rows.posting().change(wallets).build());
            return 0;
        });
    }
}
