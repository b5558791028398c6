package com.minsapay.invariants;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is sold and paid back, worked out a second time: the part of {@link ReferenceModel} that knows charges. */
final class SaleModel {
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final Duration DOUBLE_TAP = Duration.ofSeconds(10);

    /** A charge that went through; its parts are what is left of it, by the account that paid, in spending order. */
    record Sale(String key, ReferenceWallet wallet, String booth, long amount, Instant at, Map<String, Long> parts) {
        private long left() {
            return parts.values().stream().mapToLong(part -> part).sum();
        }

        private boolean isSponsored() {
            return parts.keySet().stream().anyMatch(account -> account.startsWith("sponsor:"));
        }

        private LocalDate day() {
            return at.atZone(ZONE).toLocalDate();
        }
    }

    /** By key; captures and late charges are sales, too. */
    private final Map<String, Sale> sales = new HashMap<>();
    /** By wallet: what a double tap would repeat. */
    private final Map<String, Sale> lastCharges = new HashMap<>();

    private final ReferenceBooks books;
    private final CardModel cards;
    private final PassModel passes;
    private final SpendingModel spending;

    SaleModel(ReferenceBooks books, CardModel cards, PassModel passes, SpendingModel spending) {
        this.books = books;
        this.cards = cards;
        this.passes = passes;
        this.spending = spending;
    }

    Verdict charge(String key, Ask.Charge ask, Instant now) {
        return cards.at("booth:" + ask.booth(), ask.payer(), wallet -> charge(key, ask, wallet, now));
    }

    private Verdict charge(String key, Ask.Charge ask, ReferenceWallet wallet, Instant now) {
        Optional<String> sponsor = passes.payer(wallet, ask.booth(), now);
        return ReferenceLimits.payment(ask.payer(), ask.amount())
                .or(() -> sponsor.isPresent() ? Optional.empty() : unpayable(wallet, ask.amount(), now))
                .or(() -> ReferenceLimits.question(ask.amount(), ask.answering()))
                .or(() -> questionOfRepeat(ask, wallet, now))
                .orElseGet(() -> sponsored(sponsor, ask.amount(), wallet, () -> {
                    Map<String, Long> parts = sponsor.map(account -> paidBy(account, ask.amount()))
                            .orElseGet(() -> spending.parts(wallet, ask.amount(), now));
                    Sale sale = new Sale(key, wallet, ask.booth(), ask.amount(), now, parts);
                    pay(sale);
                    lastCharges.put(wallet.id(), sale);
                }));
    }

    /** Why a wallet cannot pay by itself, if so. */
    Optional<Verdict> unpayable(ReferenceWallet wallet, long amount, Instant now) {
        long missing = amount - spending.spendable(wallet, now);
        return ReferenceLimits.daily(spentToday(wallet, now) + wallet.allHeld() + amount)
                .or(() -> missing > 0
                        ? Optional.of(Verdict.declined("NOT_ENOUGH_MONEY short " + missing))
                        : Optional.empty());
    }

    private long spentToday(ReferenceWallet wallet, Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return sales.values().stream()
                .filter(sale -> sale.wallet == wallet && !sale.isSponsored())
                .filter(sale -> sale.day().equals(today))
                .mapToLong(Sale::left)
                .sum();
    }

    private Optional<Verdict> questionOfRepeat(Ask.Charge ask, ReferenceWallet wallet, Instant now) {
        return Optional.ofNullable(lastCharges.get(wallet.id()))
                .filter(last -> last.booth.equals(ask.booth()) && last.amount == ask.amount())
                .filter(last -> !last.at.isBefore(now.minus(DOUBLE_TAP)))
                .filter(last -> ask.answering() != Ask.Answering.YES)
                .map(last -> Verdict.asked("a repeat of " + last.key));
    }

    Verdict lateCharge(String key, Ask.LateCharge ask, Instant now) {
        Instant then = ask.happenedAt();
        if (now.isBefore(then)) {
            return Verdict.refused("NOT_HAPPENED_YET");
        } else if (then.isBefore(now.minus(Duration.ofDays(2)))) {
            return Verdict.declined("TOO_LONG_AGO");
        }
        return books.unknown("booth:" + ask.booth())
                .orElseGet(() -> cards.withThen(ask.payer(), then, wallet -> lateCharge(key, ask, wallet)));
    }

    /** What the wallet cannot pay, it owes. */
    private Verdict lateCharge(String key, Ask.LateCharge ask, ReferenceWallet wallet) {
        Instant then = ask.happenedAt();
        Optional<String> sponsor = passes.payer(wallet, ask.booth(), then);
        return ReferenceLimits.question(ask.amount(), ask.answering())
                .orElseGet(() -> sponsored(sponsor, ask.amount(), wallet, () -> {
                    Map<String, Long> parts = sponsor.map(account -> paidBy(account, ask.amount()))
                            .orElseGet(() -> partsAndDebt(wallet, ask.amount(), then));
                    pay(new Sale(key, wallet, ask.booth(), ask.amount(), then, parts));
                }));
    }

    private Map<String, Long> partsAndDebt(ReferenceWallet wallet, long amount, Instant then) {
        long paid = Math.min(amount, spending.spendable(wallet, then));
        Map<String, Long> parts = spending.parts(wallet, paid, then);
        if (paid < amount) {
            parts.put("iou:" + wallet.id(), amount - paid);
        }
        return parts;
    }

    private static Map<String, Long> paidBy(String sponsor, long amount) {
        return new LinkedHashMap<>(Map.of(sponsor, amount));
    }

    private static Verdict sponsored(Optional<String> sponsor, long amount, ReferenceWallet wallet, Runnable doing) {
        return Verdict.approved(amount, wallet, doing).saying(sponsor.isPresent() ? ", sponsored " + amount : "");
    }

    private void pay(Sale sale) {
        sale.parts.forEach((account, part) -> books.move(account, "booth:" + sale.booth, part));
        add(sale);
    }

    /** A sale that is paid. */
    void add(Sale sale) {
        sales.put(sale.key, sale);
    }

    /** Of something that was recorded. */
    Verdict refund(Ask.Refund ask, Instant now) {
        Sale sale = sales.get(ask.charge());
        if (sale == null) {
            return Verdict.declined("NOT_A_CHARGE");
        }
        long amount = ask.amount().orElse(sale.left());
        if (sale.left() == 0) {
            return Verdict.declined("ALREADY_REFUNDED");
        } else if (amount > sale.left()) {
            return Verdict.declined("ABOVE_WHAT_IS_LEFT limit " + sale.left());
        } else if (sale.wallet.isClosed()) {
            return Verdict.declined("WALLET_CLOSED");
        }
        return Verdict.approved(amount, sale.wallet, () -> giveBack(sale, amount, now))
                .saying(sale.isSponsored() ? ", sponsored " + amount : "");
    }

    /** What was spent last comes back first. */
    private void giveBack(Sale sale, long amount, Instant now) {
        List<String> payers = new ArrayList<>(sale.parts.keySet());
        Collections.reverse(payers);
        long due = amount;
        for (String payer : payers) {
            long part = Math.min(due, sale.parts.get(payer));
            spending.giveBack(sale.wallet, "booth:" + sale.booth, payer, part, now);
            sale.parts.merge(payer, -part, Long::sum);
            due -= part;
        }
    }
}
