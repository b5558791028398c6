package com.minsapay.invariants;

import com.minsapay.idempotency.IdempotencyKey;
import com.minsapay.request.Request;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One request: what is asked, under which key. */
record Act(String key, Ask ask) {
    private static final int MOST = 150;

    /** The n-th fresh key of a program. */
    static String key(int number) {
        if (number > MOST) {
            throw new IllegalArgumentException("a program must have at most " + MOST + " keys, was " + number);
        }
        return "k" + number;
    }

    /** Every key that a program may have. */
    static Stream<IdempotencyKey> everyKey() {
        return IntStream.rangeClosed(1, MOST).mapToObj(number -> IdempotencyKey.of(key(number)));
    }

    Request request() {
        return ask.request(IdempotencyKey.of(key));
    }

    @Override
    public String toString() {
        return key + ": " + ask;
    }
}
