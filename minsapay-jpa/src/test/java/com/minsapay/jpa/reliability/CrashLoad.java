package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.fault.OverloadedException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
import com.minsapay.spi.LedgerStore;
import com.minsapay.testkit.KeyedIds;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A program that is there to be killed: many callers ask a ledger without an end. It writes to its standard output
 * what it is about to ask before it asks, and each answer after the call returned ({@link CallLog} reads it).
 */
final class CrashLoad {
    static final int CALLERS = 20;
    private static final int RECENT = 64;

    // Not System.out, which keeps to itself that nobody listens any more.
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final MinsaPay pay;
    private final Queue<String> again;
    private final AtomicReferenceArray<String> recent = new AtomicReferenceArray<>(RECENT);

    private CrashLoad(Supplier<LedgerStore> store, List<String> again) throws IOException {
        write(CallLog.OPENING);
        this.pay = open(store.get());
        this.again = new ConcurrentLinkedQueue<>(again);
    }

    /** @param arguments the ledger's file, the run's number, a file with keys to ask again under */
    public static void main(String[] arguments) throws IOException {
        int run = Integer.parseInt(arguments[1]);
        run(
                () -> JpaLedgerStore.sqlite(Path.of(arguments[0])),
                Files.readAllLines(Path.of(arguments[2])),
                IntStream.range(0, CALLERS)
                        .mapToObj(caller -> new Load.Place(run, caller, 0))
                        .toList());
    }

    /**
     * Opens a ledger and asks it until the process ends.
     *
     * @param again keys to ask again under
     * @param callers where each of them begins
     */
    static void run(Supplier<LedgerStore> store, List<String> again, List<Load.Place> callers) throws IOException {
        CrashLoad load = new CrashLoad(store, again);
        for (Request request : Load.opening()) {
            load.ask(request);
        }
        load.write(CallLog.READY);
        callers.forEach(place -> new Thread(() -> load.call(place), "caller-" + place.caller()).start());
    }

    /** As every program of a load has it. */
    static MinsaPay open(LedgerStore store) {
        return MinsaPay.builder(store, Load.keys())
                .policy(Load.policy())
                .ids(new KeyedIds())
                .build();
    }

    /** Asks for ever: first what nobody saw an answer to, then for new things, and now and then what another asks. */
    private void call(Load.Place begin) {
        try {
            for (String key = again.poll(); key != null; key = again.poll()) {
                ask(Load.of(IdempotencyKey.of(key)));
            }
            Random random = new Random(begin.caller());
            for (Load.Place place = begin; ; place = place.next()) {
                Request request = Load.of(place.key());
                write(CallLog.sent(request.key()));
                recent.set(random.nextInt(RECENT), request.key().value());
                ask(request);
                String other = recent.get(random.nextInt(RECENT));
                if (other != null && random.nextInt(4) == 0) {
                    ask(Load.of(IdempotencyKey.of(other)));
                }
            }
        } catch (IOException e) {
            // The test is gone.
            Runtime.getRuntime().halt(3);
        }
    }

    private void ask(Request request) throws IOException {
        Outcome outcome;
        try {
            outcome = Load.send(pay, request);
        } catch (OverloadedException e) {
            // Nothing happened; asked again in the next run.
            return;
        } catch (RuntimeException e) {
            write(CallLog.fault(request.key(), e));
            return;
        }
        if (outcome.isFinal()) {
            write(CallLog.answer(request.key(), outcome));
        }
    }

    private synchronized void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static List<String> arguments(Path ledger, int run, Path again) {
        return List.of(ledger.toString(), Integer.toString(run), again.toString());
    }
}
