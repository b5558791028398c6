package com.minsapay.invariants;

import com.minsapay.card.Assurance;
import java.util.Optional;

/** How much is too much for a {@link ReferenceModel}, and what somebody is asked about. */
final class ReferenceLimits {
    private ReferenceLimits() {}

    /** Of a charge and of a hold. */
    static Optional<Verdict> payment(Ask.Payer payer, long amount) {
        boolean onlyTellsItsNumber = payer.byCard() && payer.assurance() == Assurance.UID_ONLY;
        if (onlyTellsItsNumber && amount > 60) {
            return Optional.of(Verdict.declined("ABOVE_CARD_LIMIT limit 60"));
        }
        return request(amount, 100);
    }

    /** Of what a wallet pays itself on a day, with what it holds for later. */
    static Optional<Verdict> daily(long spent) {
        return above("DAILY", spent, 250);
    }

    static Optional<Verdict> withdrawal(long amount) {
        return request(amount, 150);
    }

    /** Of money that comes to a wallet. */
    static Optional<Verdict> incoming(ReferenceWallet wallet, long amount) {
        return request(amount, 200).or(() -> above("BALANCE", wallet.total() + amount, 300));
    }

    /** What is asked about a large amount, unless somebody is sure of it. */
    static Optional<Verdict> question(long amount, Ask.Answering answering) {
        return amount > 60 && answering != Ask.Answering.YES ? Optional.of(Verdict.asked(amount)) : Optional.empty();
    }

    private static Optional<Verdict> request(long amount, long limit) {
        return above("REQUEST", amount, limit);
    }

    private static Optional<Verdict> above(String what, long amount, long limit) {
        return amount > limit
                ? Optional.of(Verdict.declined("ABOVE_" + what + "_LIMIT limit " + limit))
                : Optional.empty();
    }
}
