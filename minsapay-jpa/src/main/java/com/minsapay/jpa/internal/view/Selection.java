package com.minsapay.jpa.internal.view;

import java.util.List;
import java.util.Map;

/**
 * Which rows {@code h} of an entity, and in which order.
 *
 * @param where a condition, empty for all
 * @param parameters of the condition, by name
 * @param order attributes that together name a row
 * @param latestFirst whether the order is the other way round
 */
record Selection(String where, Map<String, Object> parameters, List<String> order, boolean latestFirst) {
    static Selection all(String... order) {
        return where("", Map.of(), order);
    }

    static Selection where(String condition, Map<String, Object> parameters, String... order) {
        return new Selection(condition, parameters, List.of(order), false);
    }

    Selection reversed() {
        return new Selection(where, parameters, order, !latestFirst);
    }

    /** The order as a query says it, before whatever orders the lines of a row. */
    String orderBy() {
        String direction = latestFirst ? " desc" : "";
        return " order by "
                + String.join(
                        ", ", order.stream().map(by -> "h." + by + direction).toList());
    }

    /** The condition as a query says it, and another beside it. */
    String filter(String other) {
        String both = where.isEmpty() || other.isEmpty() ? where + other : "(" + where + ") and " + other;
        return both.isEmpty() ? "" : " where " + both;
    }
}
