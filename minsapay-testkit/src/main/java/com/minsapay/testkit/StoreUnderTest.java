package com.minsapay.testkit;

import static com.minsapay.testkit.ContractRows.oneMore;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.minsapay.crypto.Bytes;
import com.minsapay.fault.StoreUnavailableException;
import com.minsapay.spi.AccountRow;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;

/** The store that a test of the contract asks, and what several tests say to it in one word. */
abstract class StoreUnderTest {
    /** How long a test waits for what should happen at once; reached only by a store that hangs. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    final Crowd crowd = new Crowd(LIMIT);
    /** Waits for what is busy; the tests of rule S11 ask the store behind it. */
    LedgerStore store = new NoStore();

    LedgerStore impatient = store;

    /** Closes the store and goes on with what it kept. */
    abstract void restart() throws Exception;

    void append(PostingBuilder posting) {
        appendLocking(Set.of(), posting);
    }

    void appendLocking(Set<String> wallets, PostingBuilder posting) {
        Posting built = posting.build();
        store.transact(unit -> {
            unit.lock(wallets, Set.of());
            unit.lockHouse();
            unit.append(built);
            return built;
        });
    }

    void openWallet(String id, long own) {
        append(Rows.posting().journal(Rows.opening(id)).open(Rows.wallet(id, 1, own)));
    }

    void openInAnyOrder(String... ids) {
        for (String id : ids) {
            openWallet(id, 0);
        }
    }

    Locked lock(Set<String> wallets, Set<Bytes> cards) {
        return store.transact(unit -> unit.lock(wallets, cards));
    }

    /** The one wallet, as a lock finds it. */
    WalletRow lock(String wallet) {
        return found(lock(Set.of(wallet), Set.of()), wallet);
    }

    static WalletRow found(Locked locked, String wallet) {
        return Optional.ofNullable(locked.wallets().get(wallet))
                .orElseThrow(() -> new AssertionError("lock did not find the wallet " + wallet));
    }

    Map<String, JournalRow> recorded(String... keys) {
        return facts(new FactsQuery(Set.of(keys), Set.of(), Set.of(), Set.of(), Set.of()))
                .recorded();
    }

    Map<String, AccountRow> houseAccounts(String... accounts) {
        return facts(new FactsQuery(Set.of(), Set.of(accounts), Set.of(), Set.of(), Set.of()))
                .accounts();
    }

    /** The approved transactions that are about one. */
    List<JournalRow> about(UUID original) {
        return facts(new FactsQuery(Set.of(), Set.of(), Set.of(original), Set.of(), Set.of()))
                .about();
    }

    /** What each account's transfers add up to, as a unit reads it. */
    Map<String, Long> balances(String... accounts) {
        return facts(new FactsQuery(Set.of(), Set.of(), Set.of(), Set.of(accounts), Set.of()))
                .balances();
    }

    private Facts facts(FactsQuery query) {
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            return unit.read(query);
        });
    }

    <T> T view(Function<LedgerView, T> question) {
        try (LedgerView view = store.view()) {
            return question.apply(view);
        }
    }

    <T> ObjectAssert<T> assertThatView(Function<LedgerView, T> question) {
        return assertThatObject(view(question));
    }

    /** Adds one won to the wallet {@code w-1} as it is under its lock, so that a lost update shows in the sum. */
    int addOne(Function<LedgerUnit, Locked> locking) {
        return store.transact(unit -> {
            Locked locked = locking.apply(unit);
            unit.append(oneMore(Rows.posting(), found(locked, "w-1")).build());
            return 1;
        });
    }

    /** Adds one transaction to the house's chain as it is under its lock. */
    int growHouse() {
        return store.transact(unit -> {
            unit.lock(Set.of(), Set.of());
            long number = unit.lockHouse().orElseThrow().number() + 1;
            unit.append(Rows.posting()
                    .journal(Rows.transaction(JournalRow.HOUSE, number).build())
                    .house(new ChainHead(number, Rows.bytes("house " + number)))
                    .build());
            return 1;
        });
    }

    /** A task that does another so many times, and adds up what it returned. */
    static Callable<Integer> repeated(int times, Callable<Integer> task) {
        return () -> {
            int done = 0;
            for (int i = 0; i < times; i++) {
                done += task.call();
            }
            return done;
        };
    }

    /** Stands in until the first store is made. */
    private static final class NoStore implements LedgerStore {
        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            throw new StoreUnavailableException("there is no store yet");
        }

        @Override
        public LedgerView view() {
            throw new StoreUnavailableException("there is no store yet");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
