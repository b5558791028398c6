package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Posting;
import com.minsapay.testkit.KeyedIds;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A program whose system calls are counted from outside. It marks where it is by making folders, which show among the
 * calls: one after each answer to a single caller, and one before and after each part.
 */
final class SyncLoad {
    static final int ONE_BY_ONE = 40;
    static final int CROWD = 32;
    static final int EACH_OF_CROWD = 8;
    static final int UNSYNCED = 40;

    private final Path folder;

    private SyncLoad(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws Exception {
        new SyncLoad(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        CountingStore store = new CountingStore(JpaLedgerStore.sqlite(folder.resolve("ledger.db")));
        try (MinsaPay pay = MinsaPay.builder(store, Load.keys())
                .policy(Load.policy())
                .ids(new KeyedIds())
                .build()) {
            Load.opening().forEach(request -> approved(pay, request));
            oneByOne(pay);
            int before = store.units();
            crowd(pay);
            Files.writeString(folder.resolve("units.txt"), Integer.toString(store.units() - before));
        }
        withoutSyncing();
    }

    private void oneByOne(MinsaPay pay) throws IOException {
        mark("one-by-one");
        for (int n = 0; n < ONE_BY_ONE; n++) {
            approved(pay, Load.charge(Load.key(0, 0, n), n));
            mark("answered-" + n);
        }
    }

    private void crowd(MinsaPay pay) throws Exception {
        mark("crowd");
        ExecutorService callers = Executors.newFixedThreadPool(CROWD);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            int caller = i;
            running.add(callers.submit(() -> {
                for (int n = 0; n < EACH_OF_CROWD; n++) {
                    approved(pay, Load.charge(Load.key(1, caller, n), caller));
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        callers.shutdown();
        mark("crowd-is-gone");
    }

    /** What the count must be able to tell from the real thing: the same file format, told not to sync. */
    private void withoutSyncing() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("unsynced.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = off");
            statement.execute("create table journal (position integer primary key)");
            mark("unsynced");
            try (PreparedStatement insert = connection.prepareStatement("insert into journal values (null)")) {
                for (int i = 0; i < UNSYNCED; i++) {
                    insert.executeUpdate();
                }
            }
            mark("end");
        }
    }

    private void mark(String where) throws IOException {
        Files.createDirectory(folder.resolve(where));
    }

    private static void approved(MinsaPay pay, Request request) {
        Outcome outcome = Load.send(pay, request);
        if (!(outcome instanceof Outcome.Approved)) {
            throw new AssertionError("nothing to commit: " + outcome);
        }
    }

    /** Counts the units that wrote something and were committed. */
    private static final class CountingStore implements LedgerStore {
        private final LedgerStore delegate;
        private final AtomicInteger units = new AtomicInteger();

        CountingStore(LedgerStore delegate) {
            this.delegate = delegate;
        }

        int units() {
            return units.get();
        }

        @Override
        public <T> T transact(Function<LedgerUnit, T> work) {
            List<Posting> postings = new ArrayList<>();
            T result = delegate.transact(unit -> {
                postings.clear();
                return work.apply(watched(unit, postings));
            });
            units.addAndGet(postings.size());
            return result;
        }

        private static LedgerUnit watched(LedgerUnit unit, List<Posting> postings) {
            return (LedgerUnit) Proxy.newProxyInstance(
                    SyncLoad.class.getClassLoader(), new Class<?>[] {LedgerUnit.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("append")) {
                            postings.add((Posting) arguments[0]);
                        }
                        return method.invoke(unit, arguments);
                    });
        }

        @Override
        public LedgerView view() {
            return delegate.view();
        }

        @Override
        public void close() {
            delegate.close();
        }
    }
}
