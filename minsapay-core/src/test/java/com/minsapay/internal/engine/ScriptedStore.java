package com.minsapay.internal.engine;

import com.minsapay.MinsaPay;
import com.minsapay.crypto.Bytes;
import com.minsapay.fault.OutcomeUnknownException;
import com.minsapay.spi.ChainHead;
import com.minsapay.spi.Facts;
import com.minsapay.spi.FactsQuery;
import com.minsapay.spi.JournalRow;
import com.minsapay.spi.KeyCheckRow;
import com.minsapay.spi.LedgerStore;
import com.minsapay.spi.LedgerUnit;
import com.minsapay.spi.LedgerView;
import com.minsapay.spi.Locked;
import com.minsapay.spi.Posting;
import com.minsapay.spi.WalletRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A store in memory whose next units go as a test says, and which remembers what each unit was asked. */
final class ScriptedStore implements LedgerStore {
    /** What happens to one unit: called around the real work. */
    interface Step {
        <T> T run(LedgerStore real, Function<LedgerUnit, T> work);
    }

    /** Holds a unit up before it begins. */
    static final class Gate {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        void awaitEntered() {
            await(entered);
        }

        void release() {
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            boolean interrupted = false;
            while (true) {
                try {
                    latch.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final LedgerStore real = MinsaPay.inMemoryStore();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<FactsQuery> queries = new CopyOnWriteArrayList<>();
    private final AtomicInteger units = new AtomicInteger();
    private volatile Consumer<FactsQuery> constraint = query -> {};
    private volatile Set<String> busy = Set.of();

    /** The next unit waits at this gate. */
    Gate hold() {
        Gate gate = new Gate();
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                gate.entered.countDown();
                Gate.await(gate.released);
                return store.transact(work);
            }
        });
        return gate;
    }

    /** The next unit leaves nothing, and throws this. */
    void fail(RuntimeException fault) {
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                throw fault;
            }
        });
    }

    /** The next unit leaves nothing, and throws this. */
    void fail(Error fault) {
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                throw fault;
            }
        });
    }

    /** The next unit waits at this gate, leaves nothing, and throws this. */
    Gate holdAndFail(RuntimeException fault) {
        Gate gate = new Gate();
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                gate.entered.countDown();
                Gate.await(gate.released);
                throw fault;
            }
        });
        return gate;
    }

    /** The next unit commits, and nobody hears of it. */
    void loseReply() {
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                store.transact(work);
                throw new OutcomeUnknownException("the reply was lost");
            }
        });
    }

    /** The next unit commits, and leaves its thread interrupted. */
    void interrupt() {
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                T result = store.transact(work);
                Thread.currentThread().interrupt();
                return result;
            }
        });
    }

    /** The next unit commits, and nobody hears of it; from then on these are busy. */
    void loseReplyAndKeepBusy(String... names) {
        script.add(new Step() {
            @Override
            public <T> T run(LedgerStore store, Function<LedgerUnit, T> work) {
                store.transact(work);
                keepBusy(names);
                throw new OutcomeUnknownException("the reply was lost");
            }
        });
    }

    /** From now on these wallets and keys, and the house under its chain's name, are another's, and nothing else is. */
    void keepBusy(String... names) {
        busy = Set.of(names);
    }

    /** From now on every unit is checked by what it asks; what this throws, the unit throws. */
    void refuse(Consumer<FactsQuery> when) {
        constraint = when;
    }

    /** What each unit asked, in order; one that was repeated stands twice. */
    List<FactsQuery> queries() {
        return List.copyOf(queries);
    }

    /** How many different keys each unit carried. */
    List<Integer> groups() {
        return queries.stream().map(query -> query.keys().size()).toList();
    }

    /** How many units began. */
    int units() {
        return units.get();
    }

    @Override
    public <T> T transact(Function<LedgerUnit, T> work) {
        Function<LedgerUnit, T> watched = unit -> work.apply(new Watched(unit));
        units.incrementAndGet();
        Step step = script.poll();
        return step == null ? real.transact(watched) : step.run(real, watched);
    }

    @Override
    public LedgerView view() {
        return real.view();
    }

    @Override
    public void close() {
        real.close();
    }

    private static Set<String> intersection(Set<String> asked, Set<String> busy) {
        return asked.stream().filter(busy::contains).collect(Collectors.toSet());
    }

    private final class Watched implements LedgerUnit {
        private final LedgerUnit unit;
        private boolean hasRead;

        Watched(LedgerUnit unit) {
            this.unit = unit;
        }

        @Override
        public Map<UUID, JournalRow> originals(Set<UUID> ids) {
            return unit.originals(ids);
        }

        @Override
        public Set<String> everWalletsOf(Set<Bytes> cards) {
            return unit.everWalletsOf(cards);
        }

        @Override
        public Locked lock(Set<String> wallets, Set<Bytes> cards) {
            Locked locked = unit.lock(wallets, cards);
            Map<String, WalletRow> free = new HashMap<>(locked.wallets());
            free.keySet().removeAll(busy);
            return new Locked(free, locked.cards(), intersection(wallets, busy), Set.of());
        }

        @Override
        public Optional<ChainHead> lockHouse() {
            return unit.lockHouse().filter(head -> !busy.contains(JournalRow.HOUSE));
        }

        @Override
        public Facts read(FactsQuery query) {
            if (hasRead) {
                queries.remove(queries.size() - 1);
            }
            hasRead = true;
            queries.add(query);
            constraint.accept(query);
            Facts facts = unit.read(query);
            return new Facts(
                    facts.recorded(),
                    facts.accounts(),
                    facts.about(),
                    facts.balances(),
                    facts.histories(),
                    facts.lastClose(),
                    intersection(query.keys(), busy));
        }

        @Override
        public List<KeyCheckRow> keyChecks() {
            return unit.keyChecks();
        }

        @Override
        public void append(Posting posting) {
            unit.append(posting);
        }
    }
}
