package com.minsapay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import com.minsapay.testkit.LedgerSnapshot;
import com.minsapay.testkit.LedgerStoreContract;
import com.minsapay.testkit.PostingBuilder;
import com.minsapay.testkit.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final int MEBIBYTE = 1024 * 1024;

    /** More than a writer's cache, so that pages go to the log before the commit. */
    private static final int MEBIBYTES = 80;

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

    /** The files as they are at this instant, elsewhere. What a small unit has written so far is in memory, and not in them. */
    @Override
    protected Optional<LedgerStore> afterACrash() {
        return Optional.of(JpaLedgerStore.sqlite(copy("ledger.db")));
    }

    @Test
    void s01_after_a_crash_nothing_is_there_of_a_unit_so_large_that_it_had_written_to_the_log() throws IOException {
        Path ledger = folder.resolve("larger.db");
        try (LedgerStore store = JpaLedgerStore.sqlite(ledger)) {
            LedgerSnapshot before = LedgerSnapshot.of(store);
            Path left = store.transact(unit -> {
                unit.append(largerThanTheCache());
                return copy("larger.db");
            });

            assertThat(Files.size(logOf(left))).isGreaterThan(MEBIBYTE);
            try (LedgerStore survivor = JpaLedgerStore.sqlite(left)) {
                assertThat(LedgerSnapshot.of(survivor)).isEqualTo(before);
            }
            try (LedgerView view = store.view()) {
                assertThat(view.wallet("w-1")).as("committed meanwhile").isPresent();
            }
        }
    }

    private static Posting largerThanTheCache() {
        PostingBuilder posting = Rows.posting().journal(Rows.opening("w-1")).open(Rows.wallet("w-1", 1 + MEBIBYTES, 0));
        String details = "d".repeat(MEBIBYTE);
        for (int i = 0; i < MEBIBYTES; i++) {
            posting.journal(Rows.transaction("w-1", 2 + i).details(details).build());
        }
        return posting.build();
    }

    private Path copy(String ledger) {
        try {
            Path left = Files.createDirectory(folder.resolve("left")).resolve(ledger);
            Files.copy(folder.resolve(ledger), left);
            Files.copy(logOf(folder.resolve(ledger)), logOf(left));
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path logOf(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + "-wal");
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
