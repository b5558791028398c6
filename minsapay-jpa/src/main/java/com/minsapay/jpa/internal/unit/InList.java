package com.minsapay.jpa.internal.unit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

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

    /** Sets one value at its places. */
    @FunctionalInterface
    public interface Setter<T> {
        void set(Places places, T value) throws SQLException;
    }

    /** What stands for one value, as often as there are places. */
    public String marks(String each) {
        return String.join(", ", Collections.nCopies(length(), each));
    }

    /** Sets all places. */
    public void bind(Places places, Setter<T> setter) throws SQLException {
        int last = values.size() - 1;
        for (int i = 0; i < length(); i++) {
            setter.set(places, values.get(Math.min(i, last)));
        }
    }

    /** A query for these values. */
    public Stream<Step> query(String sql, Setter<T> setter, Step.RowSink sink) {
        return Step.query(sql, places -> bind(places, setter), sink);
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
