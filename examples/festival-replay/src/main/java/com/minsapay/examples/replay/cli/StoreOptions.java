package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.crypto.Keys;
import com.minsapay.examples.replay.post.Names;
import com.minsapay.examples.replay.post.ReplayClock;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.policy.Policy;
import com.minsapay.spi.LedgerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger, and which keys: the options that every command on a store has. */
final class StoreOptions {
    private static final Currency WON = Currency.getInstance("KRW");
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    @Option(
            names = "--store",
            required = true,
            paramLabel = "FILE",
            description = {"The ledger: an SQLite file.", "원장: SQLite 파일."})
    private Path store = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {"The key file; STORE.key unless given.", "키 파일. 없으면 STORE.key."})
    private @Nullable Path key;

    /** With these options instead of a command line's. */
    static StoreOptions of(Path store) {
        StoreOptions options = new StoreOptions();
        options.store = store;
        return options;
    }

    Path store() {
        return store;
    }

    Path key() {
        return Optional.ofNullable(key).orElseGet(() -> store.resolveSibling(store.getFileName() + ".key"));
    }

    /** The ledger, made if there is none yet; nothing is declined or asked, because everything has happened already. */
    MinsaPay open(ReplayClock clock) {
        Keys keys = KeyFile.open(key(), store);
        LedgerStore opened = JpaLedgerStore.sqlite(store);
        try {
            return MinsaPay.builder(opened, keys)
                    .policy(Policy.unlimited(WON, KOREA))
                    .clock(clock)
                    .ids((idempotencyKey, recordedAt) -> Names.transaction(idempotencyKey))
                    .build();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A ledger that must be there already. */
    MinsaPay openExisting(ReplayClock clock) {
        if (!Files.exists(store)) {
            throw new CommandException(
                    ExitCode.STORE, Bilingual.of("원장 " + store + "이 없습니다.", "there is no store " + store));
        }
        return open(clock);
    }
}
