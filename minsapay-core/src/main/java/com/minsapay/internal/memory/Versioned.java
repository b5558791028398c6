package com.minsapay.internal.memory;

import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that remembers every value a key ever had, each under the unit that wrote it, and so can be read as of
 * any unit while a later one is being written. Nothing is copied for a reader. One thread writes, any number read.
 */
final class Versioned<K extends Comparable<K>, V> {
    private record Version<V>(long unit, V value, @Nullable Version<V> before) {}

    private final ConcurrentNavigableMap<K, Version<V>> latest = new ConcurrentSkipListMap<>();

    void put(K key, V value, long unit) {
        latest.put(key, new Version<>(unit, value, latest.get(key)));
    }

    Optional<V> get(K key, long asOf) {
        return Optional.ofNullable(latest.get(key)).flatMap(version -> valueAsOf(version, asOf));
    }

    boolean contains(K key, long asOf) {
        return get(key, asOf).isPresent();
    }

    /** Every value, in the order of the keys. */
    Stream<V> values(long asOf) {
        return read(latest, asOf);
    }

    /** The values of the keys from one, inclusive, to another, exclusive; none if the first is above the second. */
    Stream<V> values(K from, K to, long asOf) {
        return from.compareTo(to) < 0 ? read(latest.subMap(from, to), asOf) : Stream.empty();
    }

    /** The same values as {@link #values(Comparable, Comparable, long)}, the highest key first. */
    Stream<V> descending(K from, K to, long asOf) {
        return from.compareTo(to) < 0 ? read(latest.subMap(from, to).descendingMap(), asOf) : Stream.empty();
    }

    private static <K, V> Stream<V> read(ConcurrentNavigableMap<K, Version<V>> versions, long asOf) {
        return versions.values().stream().flatMap(version -> valueAsOf(version, asOf).stream());
    }

    private static <V> Optional<V> valueAsOf(Version<V> newest, long asOf) {
        Version<V> version = newest;
        while (version != null && version.unit() > asOf) {
            version = version.before();
        }
        return version == null ? Optional.empty() : Optional.of(version.value());
    }
}
