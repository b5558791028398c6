package com.minsapay.examples.replay.guard;

import com.minsapay.examples.replay.guard.Word.Kind;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one guard does to a day.
 *
 * @param guard which
 * @param refused rows it refused, with all guards on
 * @param asked rows it asked about, with all guards on
 * @param confirmed those of them that were answered by yes
 * @param changed rows that went through with another amount because of it, with all guards on
 * @param savedAlone won that moved by error on the recorded day, and that it stops if no other guard is on
 * @param savedTogether won that moved by error, and that it stops with all guards on
 * @param alsoStopped won that it stops, with all guards on, though nothing in the file says that they moved by error
 * @param alsoMoved won that move because of it, with all guards on, and did not on the recorded day
 */
public record Effect(
        Guard guard,
        long refused,
        long asked,
        long confirmed,
        long changed,
        long savedAlone,
        long savedTogether,
        long alsoStopped,
        long alsoMoved) {

    /**
     * Adds up a guard's part.
     *
     * @param together the day with all guards on
     * @param alone the day with this one on
     * @param error whether money moved by error where the days differ
     */
    static Effect of(Guard guard, Play together, Play alone, Predicate<Difference> error) {
        return new Effect(
                guard,
                count(together, guard, Kind.REFUSED),
                count(together, guard, Kind.CONFIRMED) + count(together, guard, Kind.NOT_CONFIRMED),
                count(together, guard, Kind.CONFIRMED),
                count(together, guard, Kind.CHANGED),
                won(alone, guard, error),
                won(together, guard, error),
                won(together, guard, d -> d.won() > 0 && !error.test(d)),
                won(together, guard, d -> d.won() < 0 && !error.test(d)));
    }

    private static long count(Play play, Guard guard, Kind kind) {
        List<Word> words = play.words();
        return words.stream()
                .filter(w -> w.guard() == guard && w.kind() == kind)
                .count();
    }

    private static long won(Play play, Guard guard, Predicate<Difference> condition) {
        return play.differences().stream()
                .filter(d -> d.guard() == guard && condition.test(d))
                .map(d -> Math.abs(d.won()))
                .reduce(0L, Math::addExact);
    }
}
