package com.minsapay.examples.replay.cli;

import com.minsapay.MinsaPay;
import com.minsapay.crypto.Keys;
import com.minsapay.examples.replay.clock.Timeline;
import com.minsapay.examples.replay.post.Names;
import com.minsapay.examples.replay.post.ReplayClock;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger, and which keys: the options that every command on a store has. */
final class StoreOptions {
    private static final Currency WON = Currency.getInstance("KRW");

    @Option(names = "--store", required = true, paramLabel = "FILE")
    private Path store = Path.of("");

    @Option(names = "--key", paramLabel = "FILE")
    private @Nullable Path key;

    /** With these options instead of a command line's. */
    static StoreOptions of(Path store) {
        return of(store, null);
    }

    /** With these options instead of a command line's. */
    static StoreOptions of(Path store, @Nullable Path key) {
        StoreOptions options = new StoreOptions();
        options.store = store;
        options.key = key;
        return options;
    }

    Path store() {
        return store;
    }

    Path key() {
        return Optional.ofNullable(key).orElseGet(() -> store.resolveSibling(store.getFileName() + ".key"));
    }

    /**
     * The ledger to write to; it and its keys are made if neither is there yet. Keys come first: a ledger whose keys
     * were lost on the way could not be gone on with.
     *
     * @throws CommandException if one is there without the other, or one cannot be used
     */
    MinsaPay openOrMake(ReplayClock clock) {
        requireUsablePlace();
        KeyFile keyFile = new KeyFile(key());
        boolean fresh = !Files.exists(store) && !keyFile.exists();
        if (fresh) {
            keyFile.make();
        }
        if (keyFile.exists()) {
            keyFile.removeDrafts();
        }
        boolean opened = false;
        try {
            MinsaPay pay = open(keyFile.read(), clock);
            opened = true;
            return pay;
        } finally {
            if (fresh && !opened && !Files.exists(store)) {
                keyFile.remove();
            }
        }
    }

    /**
     * A ledger that must be there already, to look at.
     *
     * @throws CommandException if it is not, or it or its keys cannot be used
     */
    MinsaPay openExisting() {
        requireUsablePlace();
        if (!Files.exists(store) || isEmpty()) {
            throw unusable(Bilingual.of("그런 원장이 없습니다", "there is no such store"));
        }
        return open(new KeyFile(key()).read(), new ReplayClock(Instant.EPOCH));
    }

    /** Nothing is declined or asked, because everything has happened already. */
    private MinsaPay open(Keys keys, ReplayClock clock) {
        return MinsaPay.builder(JpaLedgerStore.sqlite(store), keys)
                .policy(Policy.unlimited(WON, Timeline.ZONE))
                .clock(clock)
                .ids((idempotencyKey, recordedAt) -> Names.transaction(idempotencyKey))
                .build();
    }

    private void requireUsablePlace() {
        Path folder = store.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unusable(Bilingual.of("원장을 둘 폴더가 없습니다", "there is no folder for the store"));
        }
        if (Files.exists(store) && !Files.isRegularFile(store)) {
            throw unusable(Bilingual.of("원장은 파일이어야 합니다", "a store must be a file"));
        }
    }

    private boolean isEmpty() {
        try {
            return Files.size(store) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private CommandException unusable(Bilingual why) {
        return new CommandException(
                ExitCode.STORE, Bilingual.of(why.korean() + ": " + store, why.english() + ": " + store));
    }
}
