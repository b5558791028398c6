package com.minsapay.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * One measurement.
 *
 * @param round in which all contestants were measured, one after the other
 * @param booths how many were paid
 * @param callers how many charged at once
 */
record Figure(
        int round, int booths, int callers, String contestant, double perSecond, double p50Micros, double p99Micros) {
    static Figure of(int round, int booths, int callers, String contestant, Load.Result result) {
        return new Figure(
                round, booths, callers, contestant, result.perSecond(), result.p50Micros(), result.p99Micros());
    }

    /** The middle one, or what is halfway between the two in the middle. */
    static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
