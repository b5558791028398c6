package com.minsapay.invariants;

import java.time.Instant;
import java.util.Optional;

/** When wallets come and go, worked out a second time: the part of {@link ReferenceModel} that opens and closes them. */
final class WalletModel {
    private final ReferenceBooks books;
    private final CardModel cards;
    private final PassModel passes;
    private final GrantModel grants;

    WalletModel(ReferenceBooks books, CardModel cards, PassModel passes, GrantModel grants) {
        this.books = books;
        this.cards = cards;
        this.passes = passes;
        this.grants = grants;
    }

    Verdict open(Ask.OpenWallet ask, Instant now) {
        if (books.wallet(ask.wallet()).isPresent()) {
            return Verdict.declined("WALLET_EXISTS");
        }
        ReferenceWallet wallet = new ReferenceWallet(ask.wallet());
        long granted = ask.fund().isPresent() ? ask.grant() : 0;
        return ask.card()
                .flatMap(cards::alreadyLinked)
                .or(() -> ask.fund().flatMap(fund -> grants.unfit(fund, now)))
                .orElseGet(() -> Verdict.approved(granted, wallet, () -> {
                    books.open(wallet);
                    ask.card().ifPresent(card -> cards.activate(card, wallet, now));
                    ask.fund().ifPresent(fund -> grants.give(fund, wallet, granted));
                }));
    }

    Verdict close(Ask.CloseWallet ask, Instant now) {
        Optional<String> till = ask.desk().map("desk:"::concat);
        return till.flatMap(books::unknown)
                .orElseGet(() -> cards.with(ask.wallet(), wallet -> close(wallet, till, now)));
    }

    private Verdict close(ReferenceWallet wallet, Optional<String> till, Instant now) {
        if (wallet.allHeld() > 0) {
            return Verdict.declined("MONEY_IS_HELD");
        } else if (wallet.owed() > 0) {
            return Verdict.declined("MONEY_IS_OWED");
        } else if (wallet.own() > 0 && till.isEmpty()) {
            return Verdict.declined("NEEDS_A_DESK");
        }
        return Verdict.approved(wallet.own(), wallet, () -> {
            till.ifPresent(desk -> books.move("own:" + wallet.id(), desk, wallet.own()));
            grants.close(wallet);
            cards.close(wallet, now);
            passes.close(wallet);
            wallet.close();
        });
    }
}
