package com.minsapay.jpa.internal.unit;

import com.minsapay.crypto.Bytes;
import com.minsapay.jpa.internal.entity.JournalEntity;
import com.minsapay.jpa.internal.entity.RowWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a query is about. As parameters there are a few lengths only, filled up with the last value, so that few
 * statements are prepared whatever the size of a group.
 *
 * @param values not empty
 */
public record InList(RowWrite.Type type, List<Object> values) {
    private static final int[] LENGTHS = {1, 8, 32, 128, 512, 2048};
    private static final int MOST = LENGTHS[LENGTHS.length - 1];

    /** As few lists as hold all: one up to 2,048, none for none. */
    public static Stream<InList> texts(Collection<String> values) {
        return of(RowWrite.Type.TEXT, values, value -> value);
    }

    /** The same, of cards. */
    public static Stream<InList> cards(Collection<Bytes> ids) {
        return of(RowWrite.Type.BYTES, ids, Bytes::toArray);
    }

    /** The same, of transactions. */
    static Stream<InList> transactions(Collection<UUID> ids) {
        return of(RowWrite.Type.BYTES, ids, JournalEntity::toBytes);
    }

    private static <T> Stream<InList> of(RowWrite.Type type, Collection<T> values, Function<T, Object> stored) {
        if (values.isEmpty()) {
            return Stream.empty();
        }
        List<Object> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(stored.apply(value)));
        List<InList> lists = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            lists.add(new InList(type, all.subList(from, Math.min(from + MOST, all.size()))));
        }
        return lists.stream();
    }

    /** A query for these values. */
    public Step query(Function<Lists, String> sql, Step.RowSink sink) {
        return new Step.Query(sql, List.of(this), sink);
    }

    /** What stands for one value, as often as there are parameters. */
    String marks(String each) {
        return String.join(", ", Collections.nCopies(length(), each));
    }

    /** The values, as often as there are parameters. */
    Object filledUp(int place) {
        return values.get(Math.min(place, values.size() - 1));
    }

    /** How many parameters there are. */
    int length() {
        for (int length : LENGTHS) {
            if (length >= values.size()) {
                return length;
            }
        }
        throw new IllegalStateException("a list must have at most " + MOST + " values, had " + values.size());
    }
}
