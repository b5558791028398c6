package com.minsapay.jpa.reliability;

import com.minsapay.MinsaPay;
import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks again under keys that were answered: what is told now must be what was told then. */
final class AskAgain {
    private static final int CALLERS = 64;

    private AskAgain() {}

    /** Every key whose outcome is another one now; empty if all is well. */
    static List<String> problems(MinsaPay pay, Collection<Map.Entry<String, CallLog.Answer>> told) throws Exception {
        List<Callable<Optional<String>>> repeats = new ArrayList<>();
        told.forEach(one -> repeats.add(() -> problem(pay, one.getKey(), one.getValue())));
        List<String> problems = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (Future<Optional<String>> repeat : callers.invokeAll(repeats)) {
                repeat.get().ifPresent(problems::add);
            }
        } finally {
            callers.shutdownNow();
        }
        return problems;
    }

    private static Optional<String> problem(MinsaPay pay, String key, CallLog.Answer told) {
        Outcome now = Load.send(pay, Load.of(IdempotencyKey.of(key)));
        return CallLog.Answer.of(now).equals(told)
                ? Optional.empty()
                : Optional.of(key + " was answered " + told.text() + ", and is answered " + now);
    }
}
