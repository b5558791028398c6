package com.minsapay.examples.replay.simulate;

/**
 * Numbers that look random and are the same on every JDK: SplitMix64 (Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014), written out because the JDK does not promise how its own generators
 * turn bits into bounded numbers. Not thread-safe; not for secrets.
 */
final class Dice {
    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    /** Zero or more and less than the bound. */
    int below(int bound) {
        return (int) below((long) bound);
    }

    /** Zero or more and less than the bound. */
    long below(long bound) {
        return Math.floorMod(next() >>> 1, bound);
    }

    /** True that often in a thousand. */
    boolean perMille(int often) {
        return below(1000) < often;
    }

    /** One of them. */
    long pick(long... choices) {
        return choices[below(choices.length)];
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
