package com.minsapay.examples.replay.clock;

import java.util.Arrays;

/** Longest runs of numbers that never fall, with numbers left out where they must be. */
final class Rising {
    private Rising() {}

    /** Marks a longest choice of keys that never falls; of two keys that exclude each other the later one goes. */
    static boolean[] longest(long[] keys) {
        // From the end and with signs turned, so that the search for small tails keeps the earlier of two keys.
        long[] turned = turned(keys);
        int n = turned.length;
        int[] tails = new int[n];
        int[] before = new int[n];
        int length = 0;
        for (int i = 0; i < n; i++) {
            int at = place(turned, tails, length, turned[i]);
            before[i] = at == 0 ? -1 : tails[at - 1];
            tails[at] = i;
            length = Math.max(length, at + 1);
        }
        boolean[] chosen = new boolean[n];
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = before[i]) {
            chosen[n - 1 - i] = true;
        }
        return chosen;
    }

    /** For every length {@code i} from 0: how many of the first {@code i} keys can stand in order. */
    static int[] lengthsOfPrefixes(long[] keys) {
        int[] lengths = new int[keys.length + 1];
        int[] tails = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int at = place(keys, tails, lengths[i], keys[i]);
            tails[at] = i;
            lengths[i + 1] = Math.max(lengths[i], at + 1);
        }
        return lengths;
    }

    /** For every start {@code i}: how many of the keys from {@code i} on can stand in order. */
    static int[] lengthsOfSuffixes(long[] keys) {
        int[] ofPrefixes = lengthsOfPrefixes(turned(keys));
        int[] lengths = new int[ofPrefixes.length];
        Arrays.setAll(lengths, i -> ofPrefixes[keys.length - i]);
        return lengths;
    }

    private static long[] turned(long[] keys) {
        long[] turned = new long[keys.length];
        Arrays.setAll(turned, i -> -keys[keys.length - 1 - i]);
        return turned;
    }

    /** The first of the tails that is above the key, or their number. */
    private static int place(long[] keys, int[] tails, int length, long key) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[tails[middle]] <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
