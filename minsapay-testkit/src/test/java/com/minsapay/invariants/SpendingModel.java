package com.minsapay.invariants;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of its money a wallet spends, worked out a second time: grants first, the one that expires first before the
 * others, then own money. The part of {@link ReferenceModel} that also knows where such money goes back to.
 */
final class SpendingModel {
    private final ReferenceBooks books;

    SpendingModel(ReferenceBooks books) {
        this.books = books;
    }

    long spendable(ReferenceWallet wallet, Instant now) {
        return wallet.own()
                + spendableFunds(wallet, now).stream()
                        .mapToLong(wallet::granted)
                        .sum();
    }

    /** By the account that pays, in spending order. */
    Map<String, Long> parts(ReferenceWallet wallet, long amount, Instant now) {
        Map<String, Long> parts = new LinkedHashMap<>();
        long due = amount;
        for (String fund : spendableFunds(wallet, now)) {
            long part = Math.min(due, wallet.granted(fund));
            parts.put("grant:" + wallet.id() + ":" + fund, part);
            due -= part;
        }
        parts.put("own:" + wallet.id(), due);
        return parts;
    }

    private List<String> spendableFunds(ReferenceWallet wallet, Instant now) {
        return wallet.funds().stream()
                .filter(fund -> !books.hasExpired(fund, now))
                .sorted(Comparator.comparing(books::expiry).thenComparing(fund -> fund))
                .toList();
    }

    /** Back to the account that paid: a grant that has expired by now goes to its fund, own money repays a debt first. */
    void giveBack(ReferenceWallet wallet, String from, String payer, long amount, Instant now) {
        String[] words = payer.split(":", -1);
        switch (words[0]) {
            case "grant" -> books.move(from, books.hasExpired(words[2], now) ? "fund:" + words[2] : payer, amount);
            case "sponsor" -> books.move(from, payer, amount);
            default -> books.credit(wallet, from, amount);
        }
    }
}
