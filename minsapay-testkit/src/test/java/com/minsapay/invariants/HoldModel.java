package com.minsapay.invariants;

import com.minsapay.invariants.SaleModel.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What is set aside to be paid later, worked out a second time: the part of {@link ReferenceModel} that knows holds. */
final class HoldModel {
    /** A hold that has not ended; its parts by the account that they were taken from, in spending order. */
    private record Held(ReferenceWallet wallet, String booth, Instant until, Map<String, Long> parts) {
        private long amount() {
            return parts.values().stream().mapToLong(part -> part).sum();
        }

        private boolean hasLapsed(Instant now) {
            return !now.isBefore(until);
        }
    }

    private final Map<String, Held> holds = new TreeMap<>();
    private final Set<String> ended = new TreeSet<>();
    private final ReferenceBooks books;
    private final CardModel cards;
    private final PassModel passes;
    private final SpendingModel spending;
    private final SaleModel sales;

    HoldModel(ReferenceBooks books, CardModel cards, PassModel passes, SpendingModel spending, SaleModel sales) {
        this.books = books;
        this.cards = cards;
        this.passes = passes;
        this.spending = spending;
        this.sales = sales;
    }

    Verdict hold(String key, Ask.Hold ask, Instant now) {
        return cards.at("booth:" + ask.booth(), ask.payer(), wallet -> hold(key, ask, wallet, now));
    }

    private Verdict hold(String key, Ask.Hold ask, ReferenceWallet wallet, Instant now) {
        Instant until = Festival.OPENING.plus(ask.length());
        if (passes.payer(wallet, ask.booth(), now).isPresent()) {
            return Verdict.declined("FREE_PASS_HERE");
        } else if (!now.isBefore(until)) {
            return Verdict.declined("HOLD_UNTIL_PAST");
        } else if (now.plus(Duration.ofHours(24)).isBefore(until)) {
            return Verdict.declined("HOLD_TOO_LONG");
        }
        return ReferenceLimits.payment(ask.payer(), ask.amount())
                .or(() -> sales.unpayable(wallet, ask.amount(), now))
                .or(() -> ReferenceLimits.question(ask.amount(), ask.answering()))
                .orElseGet(() -> Verdict.approved(ask.amount(), wallet, () -> {
                    Map<String, Long> parts = spending.parts(wallet, ask.amount(), now);
                    parts.forEach((account, part) -> books.move(account, held(account), part));
                    holds.put(key, new Held(wallet, ask.booth(), until, parts));
                }));
    }

    Verdict capture(String key, Ask.Capture ask, Instant now) {
        return with(ask.hold(), hold -> {
            long amount = ask.amount().orElse(hold.amount());
            if (hold.hasLapsed(now)) {
                return Verdict.declined("HOLD_EXPIRED");
            } else if (amount > hold.amount()) {
                return Verdict.declined("ABOVE_WHAT_IS_HELD limit " + hold.amount());
            }
            return Verdict.approved(amount, hold.wallet, () -> {
                Map<String, Long> paid = pay(hold, amount);
                end(ask.hold(), paid, now);
                sales.add(new Sale(key, hold.wallet, hold.booth, amount, now, paid));
            });
        });
    }

    /** By the account that pays, in spending order. */
    private Map<String, Long> pay(Held hold, long amount) {
        Map<String, Long> paid = new LinkedHashMap<>();
        long due = amount;
        for (Map.Entry<String, Long> part : hold.parts.entrySet()) {
            long taken = Math.min(due, part.getValue());
            paid.put(part.getKey(), taken);
            books.move(held(part.getKey()), "booth:" + hold.booth, taken);
            due -= taken;
        }
        return paid;
    }

    Verdict release(String key, Instant now) {
        return with(key, hold -> Verdict.approved(hold.amount(), hold.wallet, () -> end(key, Map.of(), now)));
    }

    Verdict expire(String key, Instant now) {
        return with(key, hold -> hold.hasLapsed(now) ? release(key, now) : Verdict.refused("NOT_DUE"));
    }

    /** Every hold that has lapsed ends. */
    void sweep(Instant now) {
        List.copyOf(holds.keySet()).stream()
                .filter(key -> holds.get(key).hasLapsed(now))
                .forEach(key -> end(key, Map.of(), now));
    }

    /** What comes of ending something that was recorded: it must be a hold, and not have ended. */
    private Verdict with(String key, Function<Held, Verdict> verdict) {
        if (ended.contains(key)) {
            return Verdict.declined("HOLD_ENDED");
        }
        return Optional.ofNullable(holds.get(key)).map(verdict).orElse(Verdict.declined("NOT_A_HOLD"));
    }

    /** Gives back what was not paid. */
    private void end(String key, Map<String, Long> paid, Instant now) {
        Held hold = holds.remove(key);
        ended.add(key);
        hold.parts.forEach((account, part) -> {
            long left = part - paid.getOrDefault(account, 0L);
            spending.giveBack(hold.wallet, held(account), account, left, now);
        });
    }

    /** Where the money of an account is while it is held. */
    private static String held(String account) {
        return account.startsWith("own:") ? account.replaceFirst("own", "held") : "held-" + account;
    }
}
