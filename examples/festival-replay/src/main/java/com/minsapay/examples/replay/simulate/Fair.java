package com.minsapay.examples.replay.simulate;

import java.util.Arrays;

/** The booths: a few are popular and most are not (Zipf's law), and each has its price. */
final class Fair {
    private static final long[] PRICES = {1500, 3000, 1000, 2000, 4000, 500, 3500, 2500, 8000, 700};

    private final long[] popularity;

    Fair(int booths) {
        popularity = new long[booths];
        long sum = 0;
        for (int i = 0; i < booths; i++) {
            sum += 1_000_000 / (i + 1);
            popularity[i] = sum;
        }
    }

    /** A booth that sells: 1 or more, since 0 is the desk. */
    int booth(Dice dice) {
        long at = dice.below(popularity[popularity.length - 1]);
        int found = Arrays.binarySearch(popularity, at + 1);
        return 1 + (found >= 0 ? found : -found - 1);
    }

    /** The booth that enters the outage's paper. */
    int extraBooth() {
        return popularity.length + 1;
    }

    /** What one visitor pays there, in won. */
    long price(int booth, Dice dice) {
        return PRICES[(booth - 1) % PRICES.length] * (dice.perMille(200) ? 2 : 1);
    }
}
