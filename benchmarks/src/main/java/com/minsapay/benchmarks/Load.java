package com.minsapay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Callers that charge one after the other, all at once, for a while. They do so for a third as long before they are measured: what
 * was done between two measurements leaves code to compile and pages to write.
 */
final class Load {
    private static final long MOST_WON = 9_999;
    private static final double LEAD_IN = 1.0 / 3;

    private final School school;
    private final Contestant contestant;
    private final int callers;

    Load(School school, Contestant contestant, int callers) {
        this.school = school;
        this.contestant = contestant;
        this.callers = callers;
    }

    /**
     * What a while gave.
     *
     * @param payments how many charges went through while it was measured
     * @param won how much was paid, also before it was measured
     */
    record Result(long payments, long won, double seconds, double p50Micros, double p99Micros) {
        double perSecond() {
            return payments / seconds;
        }
    }

    /**
     * Charges, and measures.
     *
     * @param name makes the keys of this while different from any other's
     * @param seconds how long to measure
     */
    Result run(String name, double seconds) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch start = new CountDownLatch(1);
        long leadIn = nanos(seconds * LEAD_IN);
        long measured = nanos(seconds);
        List<Future<Caller>> running = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(name + "-" + i + "-", i);
            running.add(threads.submit(() -> {
                start.await();
                return caller.run(leadIn, measured);
            }));
        }
        long begin = System.nanoTime();
        start.countDown();
        try {
            return sum(running, begin + leadIn);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static Result sum(List<Future<Caller>> running, long begin)
            throws InterruptedException, ExecutionException {
        List<Caller> callers = new ArrayList<>();
        for (Future<Caller> caller : running) {
            callers.add(caller.get());
        }
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        long[] nanos = callers.stream()
                .flatMapToLong(caller -> caller.nanos.stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        long payments = callers.stream().mapToLong(caller -> caller.payments).sum();
        long won = callers.stream().mapToLong(caller -> caller.won).sum();
        return new Result(payments, won, seconds, micros(nanos, 0.5), micros(nanos, 0.99));
    }

    /** The latency that this part of the charges did not exceed. */
    private static double micros(long[] sortedNanos, double part) {
        return sortedNanos.length == 0 ? 0 : sortedNanos[(int) ((sortedNanos.length - 1) * part)] / 1_000.0;
    }

    /** One caller, on one thread. */
    private final class Caller {
        private final String keys;
        private final SplittableRandom random;
        private final List<Long> nanos = new ArrayList<>();
        private long payments;
        private long won;

        Caller(String keys, int seed) {
            this.keys = keys;
            this.random = new SplittableRandom(seed);
        }

        Caller run(long leadIn, long measured) throws Exception {
            long begin = System.nanoTime() + leadIn;
            long now = begin - leadIn;
            for (int i = 0; now - begin < measured; i++) {
                long amount = 1 + random.nextLong(MOST_WON);
                boolean charged = contestant.charge(
                        keys + i, random.nextInt(school.wallets()), random.nextInt(school.booths()), amount);
                long after = System.nanoTime();
                boolean isMeasured = after - begin >= 0;
                if (isMeasured) {
                    nanos.add(after - now);
                }
                if (charged) {
                    payments += isMeasured ? 1 : 0;
                    won += amount;
                }
                now = after;
            }
            return this;
        }
    }
}
