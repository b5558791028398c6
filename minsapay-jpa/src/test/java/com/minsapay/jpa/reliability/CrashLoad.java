package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.fault.OverloadedException;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.jpa.JpaLedgerStore;
import com.minsapay.outcome.Outcome;
import com.minsapay.request.Request;
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

/**
 * A program that is there to be killed: many callers ask a ledger without an end. It writes to its standard output
 * what it is about to ask before it asks, and each answer after the call returned ({@link CallLog} reads it).
 */
final class CrashLoad {
    static final int CALLERS = 20;
    private static final int RECENT = 64;

    private final MinsaPay pay;
    private final OutputStream out;
    private final int run;
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<String> recent = new AtomicReferenceArray<>(RECENT);

    private CrashLoad(MinsaPay pay, OutputStream out, int run) {
        this.pay = pay;
        this.out = out;
        this.run = run;
    }

    /** @param arguments the ledger's file, the run's number, a file with keys to ask again under */
    public static void main(String[] arguments) throws IOException {
        // Not System.out, which keeps to itself that nobody listens any more.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        write(out, CallLog.OPENING);
        MinsaPay pay = MinsaPay.builder(JpaLedgerStore.sqlite(Path.of(arguments[0])), Load.keys())
                .policy(Load.policy())
                .ids(new KeyedIds())
                .build();
        CrashLoad load = new CrashLoad(pay, out, Integer.parseInt(arguments[1]));
        load.again.addAll(Files.readAllLines(Path.of(arguments[2])));
        for (Request request : Load.opening()) {
            load.ask(request);
        }
        write(out, CallLog.READY);
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            new Thread(() -> load.call(caller), "caller-" + i).start();
        }
    }

    /** Asks for ever: first what nobody saw an answer to, then for new things, and now and then what another asks. */
    private void call(int caller) {
        try {
            for (String key = again.poll(); key != null; key = again.poll()) {
                ask(Load.of(IdempotencyKey.of(key)));
            }
            Random random = new Random(caller);
            for (int n = 0; ; n++) {
                Request request = Load.of(Load.key(run, caller, n));
                write(out, CallLog.sent(request.key()));
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
            write(out, CallLog.fault(request.key(), e));
            return;
        }
        write(out, CallLog.answer(request.key(), outcome));
    }

    private static void write(OutputStream out, String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (CrashLoad.class) {
            out.write(bytes);
            out.flush();
        }
    }

    static List<String> arguments(Path ledger, int run, Path again) {
        return List.of(ledger.toString(), Integer.toString(run), again.toString());
    }
}
