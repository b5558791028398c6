package com.minsapay.invariants;

import com.minsapay.MinsaPay;
import com.minsapay.spi.LedgerStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.providers.TypeUsage;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * Tries every invariant in turns for as long as asked: {@code scripts/campaign}. The seed decides each program, whatever the
 * length. No part of the build, by its name.
 */
class Campaign {
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);
    private static final int USUAL_SIZE = 1_000;
    private static final int MOST_SHRINKING_STEPS = 1_000;

    private final long seed = Long.getLong("minsapay.seed", 1);
    private final Duration length = Duration.ofMinutes(Long.getLong("minsapay.minutes", 1));
    private final String where = System.getProperty("minsapay.store", "memory");

    private final long begin = System.nanoTime();
    private final Map<String, Long> tries = new TreeMap<>();
    private final Map<String, Long> seen = new TreeMap<>();
    private Duration lastReport = Duration.ZERO;

    @Test
    void run() {
        Invariants invariants = invariants(where);
        List<Method> properties = properties();
        JqwikSession.run(() -> {
            for (long round = 0; elapsed().compareTo(length) < 0; round++) {
                for (Method property : properties) {
                    attempt(invariants, property, round);
                }
                reportNowAndThen();
            }
        });
        report();
        tries.forEach((property, count) -> say(count + " programs: " + property.replace('_', ' ')));
        seen.forEach((what, count) -> say(count + " of them with: " + what));
    }

    private Invariants invariants(String store) {
        Supplier<LedgerStore> stores = switch (store) {
            case "memory" -> MinsaPay::inMemoryStore;
            case "sqlite" -> ThrowawayStore::sqlite;
            case "postgres" -> ThrowawayStore::postgres;
            case "mariadb" -> ThrowawayStore::mariaDb;
            default ->
                throw new IllegalArgumentException("a store must be memory, sqlite, postgres or mariadb, was " + store);
        };
        return new Invariants() {
            @Override
            protected LedgerStore newStore() {
                return stores.get();
            }

            @Override
            protected void watch(String what, boolean had) {
                if (had) {
                    seen.merge(what, 1L, Long::sum);
                }
            }
        };
    }

    private static List<Method> properties() {
        return Stream.of(Invariants.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private void attempt(Invariants invariants, Method property, long round) {
        List<Shrinkable<?>> arguments = arguments(invariants, property, round);
        Optional<Throwable> failure = failure(invariants, property, arguments);
        tries.merge(property.getName(), 1L, Long::sum);
        JqwikSession.finishTry();
        if (failure.isPresent()) {
            say("FAILED in round " + round + ", looking for a shorter program that fails");
            List<Shrinkable<?>> shortest = shrunk(invariants, property, arguments);
            throw new AssertionError(
                    property.getName() + " does not hold, seed " + seed + ", round " + round + ", on " + where
                            + ", for "
                            + shortest.stream().map(Shrinkable::value).toList(),
                    failure(invariants, property, shortest).orElseGet(failure::get));
        }
    }

    private List<Shrinkable<?>> arguments(Invariants invariants, Method property, long round) {
        Random random =
                new Random(seed * 1_000_003 + round * 31 + property.getName().hashCode());
        List<Shrinkable<?>> arguments = new ArrayList<>();
        for (Parameter parameter : property.getParameters()) {
            arguments.add(arbitrary(invariants, parameter).generator(USUAL_SIZE).next(random));
        }
        return arguments;
    }

    private static Arbitrary<?> arbitrary(Invariants invariants, Parameter parameter) {
        String provider = parameter.getAnnotation(ForAll.class).value();
        if (provider.isEmpty()) {
            return Arbitraries.defaultFor(TypeUsage.forType(parameter.getParameterizedType()));
        }
        try {
            return (Arbitrary<?>) Invariants.class.getDeclaredMethod(provider).invoke(invariants);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "a property's provider must be a method of the same class, was " + provider, e);
        }
    }

    private static Optional<Throwable> failure(Invariants invariants, Method property, List<Shrinkable<?>> arguments) {
        try {
            property.invoke(
                    invariants, arguments.stream().map(Shrinkable::value).toArray());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first argument is the program, which people have to read; it is shortened as long as it fails. */
    private static List<Shrinkable<?>> shrunk(Invariants invariants, Method property, List<Shrinkable<?>> arguments) {
        List<Shrinkable<?>> shortest = new ArrayList<>(arguments);
        int left = MOST_SHRINKING_STEPS;
        boolean found = true;
        while (found && left > 0) {
            found = false;
            List<? extends Shrinkable<?>> shorter =
                    shortest.get(0).shrink().limit(left).toList();
            for (Shrinkable<?> candidate : shorter) {
                left--;
                List<Shrinkable<?>> attempt = new ArrayList<>(shortest);
                attempt.set(0, candidate);
                if (failure(invariants, property, attempt).isPresent()) {
                    shortest = attempt;
                    found = true;
                    break;
                }
            }
        }
        return shortest;
    }

    private void reportNowAndThen() {
        Duration elapsed = elapsed();
        if (elapsed.compareTo(length) < 0 && elapsed.minus(lastReport).compareTo(BETWEEN_REPORTS) >= 0) {
            lastReport = elapsed;
            report();
        }
    }

    private void report() {
        long programs = tries.values().stream().mapToLong(Long::longValue).sum();
        say(elapsed().toMinutes() + " of " + length.toMinutes() + " minutes, seed " + seed + ", on " + where + ": "
                + programs + " programs, no counterexample");
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
