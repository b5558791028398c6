package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.anomaly.DoubleTaps;
import com.minsapay.examples.replay.file.FestivalRow;
import com.minsapay.examples.replay.plan.UnmeantAmount;
import com.minsapay.outcome.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers the rules' questions as the person at the desk or booth would have, from what that person saw at that moment
 * and nothing that came later.
 *
 * <ul>
 *   <li>A large amount is confirmed if it can be meant: the desk has the notes in its hand, or has not.
 *   <li>A repeated payment is not confirmed if the card was read for it no more than two seconds after the time before:
 *       nobody hands over a second portion that fast. Later than that it is confirmed.
 * </ul>
 */
final class Answers {
    private final Map<Tap, Instant> lastTaps = new HashMap<>();

    /** Whether the answer is yes. */
    boolean confirms(FestivalRow row, Question question) {
        if (question instanceof Question.LargeAmount) {
            return UnmeantAmount.why(row).isEmpty();
        }
        Instant before = lastTaps.get(Tap.of(row));
        return before == null || Duration.between(before, row.at()).compareTo(DoubleTaps.WINDOW) > 0;
    }

    /** Takes note of a card that was read for an amount, whether or not it came to a payment. */
    void tapped(FestivalRow row) {
        lastTaps.put(Tap.of(row), row.at());
    }

    private record Tap(String user, String booth, long amount) {
        static Tap of(FestivalRow row) {
            return new Tap(row.user(), row.booth(), row.amount());
        }
    }
}
