package com.minsapay.jpa.internal.unit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Values for {@code in (?, …)} or {@code values (?, ?), …}: a few lengths only, filled up with the last value, so that
 * few statements are prepared whatever the size of a group.
 *
 * @param values not empty
 */
public record InList<T>(List<T> values) {
    private static final int[] LENGTHS = {1, 8, 32, 128, 512, 2048};
    private static final int MOST = LENGTHS[LENGTHS.length - 1];

    /** As few lists as hold all values: one up to 2,048, none for none. */
    public static <T> List<InList<T>> of(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<InList<T>> lists = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            lists.add(new InList<>(all.subList(from, Math.min(from + MOST, all.size()))));
        }
        return lists;
    }

    /** Sets one value at its places, from the given one on. */
    @FunctionalInterface
    public interface Setter<T> {
        void set(PreparedStatement statement, int place, T value) throws SQLException;
    }

    /** What stands for one value, as often as there are places. */
    public String marks(String each) {
        return String.join(", ", Collections.nCopies(length(), each));
    }

    /**
     * Sets all places.
     *
     * @param width how many places a value has
     */
    public void bind(PreparedStatement statement, int width, Setter<T> setter) throws SQLException {
        int last = values.size() - 1;
        for (int i = 0; i < length(); i++) {
            setter.set(statement, 1 + i * width, values.get(Math.min(i, last)));
        }
    }

    private int length() {
        for (int length : LENGTHS) {
            if (length >= values.size()) {
                return length;
            }
        }
        throw new IllegalStateException("a list must have at most " + MOST + " values, had " + values.size());
    }
}
