package com.minsapay.invariants;

import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.jpa.MariaDbOptions;
import com.minsapay.jpa.MariaDbServer;
import com.minsapay.jpa.PostgresOptions;
import com.minsapay.jpa.PostgresServer;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** An empty store in a database, which is gone when it is closed. */
final class ThrowawayStore implements LedgerStore {
    private final LedgerStore kept;
    private final Runnable throwAway;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ThrowawayStore(LedgerStore kept, Runnable throwAway) {
        this.kept = kept;
        this.throwAway = throwAway;
    }

    static LedgerStore sqlite() {
        try {
            Path folder = Files.createTempDirectory("minsapay-invariants");
            return new ThrowawayStore(JpaLedgerStore.sqlite(folder.resolve("ledger.db")), () -> delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LedgerStore postgres() {
        PostgresOptions options = PostgresServer.emptyLedger();
        return new ThrowawayStore(JpaLedgerStore.postgres(options), () -> PostgresServer.drop(options.schema()));
    }

    static LedgerStore mariaDb() {
        MariaDbOptions options = MariaDbServer.emptyLedger();
        return new ThrowawayStore(JpaLedgerStore.mariadb(options), () -> MariaDbServer.drop(options.database()));
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        return kept.transact(work);
    }

    @Override
    public LedgerView view() {
        return kept.view();
    }

    @Override
    public void close() {
        kept.close();
        if (closed.compareAndSet(false, true)) {
            throwAway.run();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
