package com.minsapay.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the cash is, worked out a second time: the part of {@link ReferenceModel} that knows tills and the safe. Cash in
 * one is the negative of its balance.
 */
final class CashModel {
    private record TopUp(ReferenceWallet wallet, String till, long amount) {}

    private final Map<String, TopUp> topUps = new HashMap<>();
    private final Set<String> reversed = new TreeSet<>();
    private final ReferenceBooks books;
    private final CardModel cards;
    private final ReferenceDays days;

    CashModel(ReferenceBooks books, CardModel cards, ReferenceDays days) {
        this.books = books;
        this.cards = cards;
        this.days = days;
    }

    Verdict topUp(String key, Ask.TopUp ask) {
        return cards.at("desk:" + ask.desk(), ask.wallet(), wallet -> topUp(key, ask, wallet));
    }

    private Verdict topUp(String key, Ask.TopUp ask, ReferenceWallet wallet) {
        String till = "desk:" + ask.desk();
        return ReferenceLimits.incoming(wallet, ask.amount())
                .or(() -> ReferenceLimits.question(ask.amount(), ask.answering()))
                .orElseGet(() -> Verdict.approved(ask.amount(), wallet, () -> {
                    books.credit(wallet, till, ask.amount());
                    topUps.put(key, new TopUp(wallet, till, ask.amount()));
                }));
    }

    /** Of something that was recorded. What is spent already, the wallet owes. */
    Verdict reverse(Ask.ReverseTopUp ask) {
        if (!topUps.containsKey(ask.topUp())) {
            return Verdict.declined("NOT_A_TOP_UP");
        } else if (reversed.contains(ask.topUp())) {
            return Verdict.declined("ALREADY_REVERSED");
        }
        TopUp topUp = topUps.get(ask.topUp());
        ReferenceWallet wallet = topUp.wallet;
        long spent = Math.max(0, topUp.amount - wallet.own());
        if (wallet.isClosed()) {
            return Verdict.declined("WALLET_CLOSED");
        } else if (spent > 0 && !ask.approved()) {
            return Verdict.refused("NEEDS_APPROVAL short " + spent);
        }
        return Verdict.approved(topUp.amount, wallet, () -> {
            books.move("own:" + wallet.id(), topUp.till, topUp.amount - spent);
            books.move("iou:" + wallet.id(), topUp.till, spent);
            reversed.add(ask.topUp());
        });
    }

    Verdict withdraw(Ask.Withdraw ask) {
        return cards.at("desk:" + ask.desk(), ask.wallet(), wallet -> withdraw(ask, wallet));
    }

    private Verdict withdraw(Ask.Withdraw ask, ReferenceWallet wallet) {
        Optional<Verdict> aboveLimit = ReferenceLimits.withdrawal(ask.amount());
        long withdrawable = Math.max(0, wallet.own() - wallet.owed());
        if (aboveLimit.isPresent()) {
            return aboveLimit.get();
        } else if (ask.amount() > withdrawable) {
            return Verdict.declined("NOT_ENOUGH_MONEY short " + (ask.amount() - withdrawable));
        }
        return Verdict.approved(
                ask.amount(), wallet, () -> books.move("own:" + wallet.id(), "desk:" + ask.desk(), ask.amount()));
    }

    /** From the safe or a till to another. */
    Verdict carry(String source, String target, long amount) {
        return books.unknown(source)
                .or(() -> books.unknown(target))
                .orElseGet(() -> Verdict.approved(amount, () -> books.move(target, source, amount)));
    }

    Verdict count(Ask.Count ask) {
        String till = "desk:" + ask.desk();
        return books.unknown(till).orElseGet(() -> count(till, ask.counted()));
    }

    private Verdict count(String till, long counted) {
        long expected = -books.balance(till);
        return Verdict.approved(Math.abs(counted - expected), () -> {
                    books.move(till, "over-short", counted - expected);
                    books.move("over-short", till, expected - counted);
                    days.counted(till);
                })
                .saying(", counted " + counted + " of " + expected);
    }

    Verdict payOut(Ask.PayOut ask) {
        String booth = "booth:" + ask.booth();
        return books.unknown(booth).orElseGet(() -> payOut(booth, ask.amount()));
    }

    private Verdict payOut(String booth, Optional<Long> amount) {
        long owed = books.balance(booth);
        long paid = amount.orElse(owed);
        if (owed <= 0 || paid > owed) {
            return Verdict.declined("MORE_THAN_OWED limit " + owed);
        }
        return Verdict.approved(paid, () -> books.move(booth, "safe", paid));
    }
}
