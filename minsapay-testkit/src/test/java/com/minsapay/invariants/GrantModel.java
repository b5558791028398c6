package com.minsapay.invariants;

import java.time.Instant;
import java.util.Optional;

/** What funds give and get back, worked out a second time: the part of {@link ReferenceModel} that knows grants. */
final class GrantModel {
    private final ReferenceBooks books;
    private final CardModel cards;

    GrantModel(ReferenceBooks books, CardModel cards) {
        this.books = books;
        this.cards = cards;
    }

    Verdict grant(Ask.Grant ask, Instant now) {
        return unfit(ask.fund(), now).orElseGet(() -> cards.with(ask.wallet(), wallet -> grant(ask, wallet)));
    }

    private Verdict grant(Ask.Grant ask, ReferenceWallet wallet) {
        return ReferenceLimits.incoming(wallet, ask.amount())
                .orElseGet(() -> Verdict.approved(ask.amount(), wallet, () -> give(ask.fund(), wallet, ask.amount())));
    }

    /** Why a fund cannot give anything, if so. */
    Optional<Verdict> unfit(String fund, Instant now) {
        Optional<Verdict> unknown = books.unknown("fund:" + fund);
        return unknown.isEmpty() && books.hasExpired(fund, now)
                ? Optional.of(Verdict.declined("FUND_EXPIRED"))
                : unknown;
    }

    void give(String fund, ReferenceWallet wallet, long amount) {
        books.move("fund:" + fund, "grant:" + wallet.id() + ":" + fund, amount);
    }

    Verdict expire(Ask.ExpireGrant ask, Instant now) {
        Optional<ReferenceWallet> wallet = books.wallet(ask.wallet());
        return wallet.map(found -> expire(ask.fund(), found, now)).orElse(Verdict.declined("UNKNOWN_WALLET"));
    }

    private Verdict expire(String fund, ReferenceWallet wallet, Instant now) {
        long left = wallet.granted(fund);
        if (left == 0) {
            return Verdict.refused("NOTHING_LEFT");
        } else if (!books.hasExpired(fund, now)) {
            return Verdict.refused("NOT_DUE");
        }
        return Verdict.approved(left, wallet, () -> takeBack(fund, wallet));
    }

    /** Everything that has expired goes back. */
    void sweep(Instant now) {
        books.wallets()
                .forEach(wallet -> wallet.funds().stream()
                        .filter(fund -> books.hasExpired(fund, now))
                        .forEach(fund -> takeBack(fund, wallet)));
    }

    /** Whatever is left of a wallet's grants goes back. */
    void close(ReferenceWallet wallet) {
        wallet.funds().forEach(fund -> takeBack(fund, wallet));
    }

    private void takeBack(String fund, ReferenceWallet wallet) {
        books.move("grant:" + wallet.id() + ":" + fund, "fund:" + fund, wallet.granted(fund));
    }
}
