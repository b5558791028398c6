package com.minsapay.jpa.internal.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows {@code h} of an entity, and in which order.
 *
 * @param where a condition, empty for all
 * @param parameters of the condition, by name
 * @param order attributes that together name a row, as long as nobody has taken a unique index away
 * @param ties attributes that decide between rows where somebody has
 * @param latestFirst whether the order is the other way round
 */
record Selection(
        String where, Map<String, Object> parameters, List<String> order, List<String> ties, boolean latestFirst) {
    static Selection all(String... order) {
        return where("", Map.of(), order);
    }

    static Selection where(String condition, Map<String, Object> parameters, String... order) {
        return new Selection(condition, parameters, List.of(order), List.of(), false);
    }

    /** The same, with an attribute that decides where the order does not. */
    Selection then(String tie) {
        return new Selection(where, parameters, order, List.of(tie), latestFirst);
    }

    Selection reversed() {
        return new Selection(where, parameters, order, ties, !latestFirst);
    }

    /** The order as a query says it. */
    String orderBy() {
        return orderBy(order.stream());
    }

    /** The same with what decides where it does not, which no index holds. */
    String orderByAll() {
        return orderBy(Stream.concat(order.stream(), ties.stream()));
    }

    private String orderBy(Stream<String> attributes) {
        String direction = latestFirst ? " desc" : "";
        return attributes.map(by -> "h." + by + direction).collect(Collectors.joining(", ", " order by ", ""));
    }

    /** The condition as a query says it, and another beside it. */
    String filter(String other) {
        String both = where.isEmpty() || other.isEmpty() ? where + other : "(" + where + ") and " + other;
        return both.isEmpty() ? "" : " where " + both;
    }
}
