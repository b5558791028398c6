package com.minsapay.examples.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Totals that a festival's organisers published, to be compared with the file. Each may be absent.
 *
 * @param users how many had a wallet
 * @param transactions how many rows
 * @param paid won paid at booths
 * @param transacted won that changed hands
 */
public record PublishedTotals(
        OptionalLong users, OptionalLong transactions, OptionalLong paid, OptionalLong transacted) {
    /** Nothing was published. */
    public static final PublishedTotals NONE =
            new PublishedTotals(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /**
     * Reads {@code users=400,transactions=2900,paid=4604210,transacted=17319300}, or some of it in any order.
     *
     * @throws IllegalArgumentException if a name is not one of the four, comes twice, or has no whole number
     */
    public static PublishedTotals parse(String text) {
        PublishedTotals totals = NONE;
        List<String> seen = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2 || !pair[1].matches("\\d{1,15}") || seen.contains(pair[0])) {
                throw new IllegalArgumentException(
                        "published totals are name=number, separated by commas, each name once; was '" + part + "'");
            }
            seen.add(pair[0]);
            totals = totals.with(pair[0], Long.parseLong(pair[1]));
        }
        return totals;
    }

    private PublishedTotals with(String name, long value) {
        OptionalLong some = OptionalLong.of(value);
        return switch (name) {
            case "users" -> new PublishedTotals(some, transactions, paid, transacted);
            case "transactions" -> new PublishedTotals(users, some, paid, transacted);
            case "paid" -> new PublishedTotals(users, transactions, some, transacted);
            case "transacted" -> new PublishedTotals(users, transactions, paid, some);
            default ->
                throw new IllegalArgumentException(
                        "published totals are users, transactions, paid and transacted, was '" + name + "'");
        };
    }
}
