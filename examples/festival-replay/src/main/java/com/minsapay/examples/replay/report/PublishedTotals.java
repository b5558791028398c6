package com.minsapay.examples.replay.report;

import com.minsapay.examples.replay.text.BadValueException;
import com.minsapay.examples.replay.text.Bilingual;
import com.minsapay.examples.replay.text.Quoted;
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
     * @throws BadValueException if a name is not one of the four, comes twice, or has no whole number
     */
    public static PublishedTotals parse(String text) {
        PublishedTotals totals = NONE;
        List<String> seen = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2 || !pair[1].matches("\\d{1,15}") || seen.contains(pair[0])) {
                throw new BadValueException(Bilingual.of(
                        "발표된 합계는 이름=숫자를 쉼표로 잇고 이름마다 한 번인데 " + Quoted.of(part) + "임",
                        "published totals are name=number, separated by commas, each name once; was "
                                + Quoted.of(part)));
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
                throw new BadValueException(Bilingual.of(
                        "발표된 합계의 이름은 users, transactions, paid, transacted인데 " + Quoted.of(name) + "임",
                        "published totals are users, transactions, paid and transacted, was " + Quoted.of(name)));
        };
    }
}
